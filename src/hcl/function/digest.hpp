// Digests and RSA, as OpenSSL computes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace trailseal::hcl {

/// The bytes of a digest; `name` is one that OpenSSL knows: `MD5`, `SHA256`.
std::string digest_of(std::string_view bytes, const char* name);

/// Lower-case hexadecimal digits.
std::string hexadecimal(std::string_view bytes);

/// Decrypts with a private key in PEM form (PKCS #1 v1.5 padding).
Result<std::string> decrypt_with_key(std::string_view ciphertext, std::string_view key);

}  // namespace trailseal::hcl
