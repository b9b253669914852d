// Excerpt: the source line a result points to, with a mark under the place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "document/source.hpp"

namespace trailseal::report {

struct Excerpt {
  std::string line{};      ///< the line, or the part of a long one around the place
  std::size_t mark = 0;    ///< characters of `line` before the place
  std::size_t length = 1;  ///< characters of what stands there, one at least
};

/// The line at `position` without its indentation, at most `width` characters of it;
/// nullopt where the text has no such line or nothing stands on it.
std::optional<Excerpt> excerpt_at(std::string_view text, Position position,
                                  std::size_t width);

/// The 1-based column in characters of a 1-based column in bytes.
std::uint32_t character_column(std::string_view text, Position position);

/// The 1-based column in characters behind what stands at the position; 0: there is no
/// such place.
std::uint32_t end_column(std::string_view text, Position position);

}  // namespace trailseal::report
