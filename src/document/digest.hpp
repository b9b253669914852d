// Digests, as Mbed TLS computes them.
#pragma once

#include <string>
#include <string_view>

namespace trailseal {

/// The bytes of a digest; `name` is one that Mbed TLS knows: `MD5`, `SHA256`.
std::string digest_of(std::string_view bytes, const char* name);

/// Lower-case hexadecimal digits.
std::string hexadecimal(std::string_view bytes);

/// The SHA-256 of the bytes, in 64 hexadecimal digits.
std::string sha256_of(std::string_view bytes);

}  // namespace trailseal
