// One of the two doors to OpenSSL: hcl/function/private_key.cpp is the other.
#include "document/digest.hpp"

#include <openssl/evp.h>

namespace trailseal {

std::string digest_of(std::string_view bytes, const char* name) {
  const EVP_MD* method = EVP_get_digestbyname(name);
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  if (method == nullptr ||
      EVP_Digest(bytes.data(), bytes.size(), digest, &size, method, nullptr) != 1) {
    return {};
  }
  return std::string(reinterpret_cast<const char*>(digest), size);
}

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::string sha256_of(std::string_view bytes) {
  return hexadecimal(digest_of(bytes, "SHA256"));
}

}  // namespace trailseal
