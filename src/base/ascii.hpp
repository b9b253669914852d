// ASCII case, the only one that AWS's names know. No locale.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace trailseal {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string ascii_lower(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                 [](char c) { return ascii_lower(c); });
  return lowered;
}

}  // namespace trailseal
