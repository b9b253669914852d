// RSA, as Mbed TLS computes it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace trailseal::hcl {

/// Decrypts with a private key in PEM form (PKCS #1 v1.5 padding).
Result<std::string> decrypt_with_key(std::string_view ciphertext, std::string_view key);

}  // namespace trailseal::hcl
