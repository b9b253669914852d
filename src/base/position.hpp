// Position: a place in a source.
#pragma once

#include <cstdint>

namespace trailseal {

/// 1-based line and column (in bytes). Line 0 is "nowhere".
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  /// 0: in the input itself; else in a file that the input was made from, counted from 1.
  std::uint32_t file = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

}  // namespace trailseal
