// One of the two doors to Mbed TLS: hcl/function/private_key.cpp is the other.
#include "document/digest.hpp"

#include <mbedtls/md.h>

namespace trailseal {

std::string digest_of(std::string_view bytes, const char* name) {
  const mbedtls_md_info_t* method = mbedtls_md_info_from_string(name);
  if (method == nullptr) return {};
  std::string digest(mbedtls_md_get_size(method), '\0');
  if (mbedtls_md(method, reinterpret_cast<const unsigned char*>(bytes.data()),
                 bytes.size(), reinterpret_cast<unsigned char*>(digest.data())) != 0) {
    return {};
  }
  return digest;
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
