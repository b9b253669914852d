// Comment: what a file says to people, and the items that it may be said about.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/position.hpp"

namespace trailseal {

/// A comment without its marks. A block comment of several lines is one for each line.
struct Comment {
  std::string text{};
  Position position{};
  /// Does nothing but comments stand before it on its line? Then it is about what follows.
  bool alone = false;
};

/// Where an item of a file begins and on which line it ends: a block, an argument, an
/// entry of a mapping, an item of a list.
struct Extent {
  Position start{};
  std::uint32_t last_line = 0;

  bool has_line(std::uint32_t line) const {
    return start.line <= line && line <= last_line;
  }
};

/// The comments of a file and its items, both in the order of the file.
struct CommentedText {
  std::vector<Comment> comments{};
  std::vector<Extent> items{};
  /// Do lines belong together by how far they are indented, as in YAML?
  bool by_indentation = false;
};

}  // namespace trailseal
