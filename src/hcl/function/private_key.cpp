// One of the two doors to Mbed TLS: document/digest.cpp is the other.
#include "hcl/function/private_key.hpp"

#include <mbedtls/pk.h>
#include <mbedtls/rsa.h>
#include <mbedtls/version.h>
#include <unistd.h>

#include <algorithm>

#ifdef __APPLE__
#include <sys/random.h>
#endif

namespace trailseal::hcl {
namespace {

struct KeyPair {
  mbedtls_pk_context context;

  KeyPair() { mbedtls_pk_init(&context); }
  ~KeyPair() { mbedtls_pk_free(&context); }
  KeyPair(const KeyPair&) = delete;
  KeyPair& operator=(const KeyPair&) = delete;
};

/// Random bytes of the system's, which hide from a clock what the key is.
int fill_random(void*, unsigned char* bytes, std::size_t size) {
  constexpr std::size_t kAtOnce = 256;  // getentropy gives no more
  while (size > 0) {
    const std::size_t some = std::min(size, kAtOnce);
    if (getentropy(bytes, some) != 0) return -1;
    bytes += some;
    size -= some;
  }
  return 0;
}

/// A key behind a passphrase is not asked for. The text ends with its zero.
int read_key(mbedtls_pk_context* pair, const std::string& key) {
  const auto* text = reinterpret_cast<const unsigned char*>(key.c_str());
#if MBEDTLS_VERSION_MAJOR >= 3
  return mbedtls_pk_parse_key(pair, text, key.size() + 1, nullptr, 0, &fill_random,
                              nullptr);
#else
  return mbedtls_pk_parse_key(pair, text, key.size() + 1, nullptr, 0);
#endif
}

}  // namespace

Result<std::string> decrypt_with_key(std::string_view ciphertext, std::string_view key) {
  KeyPair pair;
  if (key.find("-----BEGIN") == std::string_view::npos ||
      read_key(&pair.context, std::string(key)) != 0 ||
      mbedtls_pk_get_type(&pair.context) != MBEDTLS_PK_RSA) {
    return Error{.message = "the private key is not an RSA key in PEM format"};
  }
  std::string plain(mbedtls_pk_get_len(&pair.context), '\0');
  std::size_t size = 0;
  // The padding of a key that was read is PKCS #1 v1.5.
  if (mbedtls_pk_decrypt(
          &pair.context, reinterpret_cast<const unsigned char*>(ciphertext.data()),
          ciphertext.size(), reinterpret_cast<unsigned char*>(plain.data()), &size,
          plain.size(), &fill_random, nullptr) != 0) {
    return Error{.message = "the text cannot be decrypted with this key"};
  }
  plain.resize(size);
  return plain;
}

}  // namespace trailseal::hcl
