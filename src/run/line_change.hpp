// The splices of a file as changes of whole lines, for formats that know lines only.
#pragma once

#include <vector>

#include "patch/patch.hpp"
#include "report/proven_fix.hpp"

namespace trailseal::run {

/// In the order of the file; splices that touch the same line are one change.
std::vector<report::LineChange> line_changes_of(const patch::FileChange& file);

}  // namespace trailseal::run
