// One of the two doors to OpenSSL: document/digest.cpp is the other.
#include "hcl/function/private_key.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <memory>

namespace trailseal::hcl {
namespace {

struct Free {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
};

const unsigned char* octets_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// A key behind a passphrase is not asked for.
int no_passphrase(char*, int, int, void*) { return 0; }

}  // namespace

Result<std::string> decrypt_with_key(std::string_view ciphertext, std::string_view key) {
  const Error failed{.message = "the text cannot be decrypted with this key"};
  const std::unique_ptr<BIO, Free> source(
      BIO_new_mem_buf(key.data(), static_cast<int>(key.size())));
  const std::unique_ptr<EVP_PKEY, Free> pair(
      PEM_read_bio_PrivateKey(source.get(), nullptr, &no_passphrase, nullptr));
  if (!pair || EVP_PKEY_get_base_id(pair.get()) != EVP_PKEY_RSA) {
    return Error{.message = "the private key is no RSA key in PEM form"};
  }
  const std::unique_ptr<EVP_PKEY_CTX, Free> context(
      EVP_PKEY_CTX_new(pair.get(), nullptr));
  if (!context || EVP_PKEY_decrypt_init(context.get()) != 1 ||
      EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1) {
    return failed;
  }
  std::size_t size = 0;
  if (EVP_PKEY_decrypt(context.get(), nullptr, &size, octets_of(ciphertext),
                       ciphertext.size()) != 1) {
    return failed;
  }
  std::string plain(size, '\0');
  if (EVP_PKEY_decrypt(context.get(), reinterpret_cast<unsigned char*>(plain.data()),
                       &size, octets_of(ciphertext), ciphertext.size()) != 1) {
    return failed;
  }
  plain.resize(size);
  return plain;
}

}  // namespace trailseal::hcl
