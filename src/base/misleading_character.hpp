// Characters that change how the text around them is shown.
#pragma once

namespace trailseal {

/// Control characters, line separators, characters without width, changes of direction
/// (Unicode Standard Annex 9, 2.), and code points that are no characters. A name that
/// holds one may read as another name, or end a line where none ends.
constexpr bool is_misleading(char32_t c) {
  const bool is_control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool has_no_width =
      (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
      (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
  const bool turns_or_ends = c == 0x61C || (c >= 0x2028 && c <= 0x202E);
  const bool is_no_character = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
  return is_control || has_no_width || turns_or_ends || is_no_character;
}

}  // namespace trailseal
