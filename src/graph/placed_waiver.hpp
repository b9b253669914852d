// PlacedWaiver: an exception from rules that stands in a comment beside what it is for.
//
//   # trailseal: waive TS405,TS608 reason="scratch account, gone in May" until=2027-05-31
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/comment.hpp"

namespace trailseal {

struct PlacedWaiver {
  std::vector<std::string> rules{};  ///< codes or ids
  std::string reason{};
  std::string owner{};  ///< who answers for it, may be empty
  std::string until{};  ///< a day, or empty
  std::string path{};   ///< of the file
  Position position{};  ///< of the comment
  /// The lines of the block, argument, resource or property that it stands beside; 0:
  /// there is none.
  std::uint32_t first_line = 0;
  std::uint32_t last_line = 0;
  /// Terraform's resources (of the same input) that the block declares or a called module
  /// has; CloudFormation's are found by where they stand.
  std::vector<std::string> addresses{};
  /// What is wrong with how it is written; empty: nothing.
  std::string problem{};
  std::string help{};

  bool covers_line(std::uint32_t line) const {
    return first_line != 0 && first_line <= line && line <= last_line;
  }
};

/// May a text have such comments at all? Saves reading it a second time.
bool may_have_waivers(std::string_view text);

/// The waivers among the comments of a file, each with what it stands beside: behind an
/// item or above it.
std::vector<PlacedWaiver> find_waivers(const CommentedText& text,
                                       const std::string& path);

}  // namespace trailseal
