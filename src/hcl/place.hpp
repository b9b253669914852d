// Place: where a piece of a configuration stands.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.hpp"

namespace trailseal::hcl {

/// A file, a line and a column, both counted from 1; the column counts bytes. Line 0 is
/// "nowhere".
struct Place {
  std::shared_ptr<const std::string> path{};
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  bool is_known() const { return line > 0; }
};

/// The error with its place, where it has none yet.
Error at_place(Error error, const Place& place);

}  // namespace trailseal::hcl
