// The text of a summary -> Summary.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "document/source.hpp"
#include "summary/summary.hpp"

namespace trailseal::summary {

/// Does the text begin as a summary does, of whatever release?
bool is_summary(std::string_view text);

/// Errors: the format of another release, or anything that no writer would write. Symbols
/// that other files cannot have are named by the file, so that two files never share one.
Result<Summary> read_summary(const Source& source);

}  // namespace trailseal::summary
