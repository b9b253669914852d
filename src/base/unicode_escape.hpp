// Characters as escapes: `\u202e`.
#pragma once

#include <string>
#include <string_view>

namespace trailseal {

/// Appends `\u` and the number in hexadecimal with so many digits.
inline void append_unicode_escape(std::string& out, char32_t number, int digits = 4) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += "\\u";
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out += kHex[(number >> shift) & 15U];
  }
}

}  // namespace trailseal
