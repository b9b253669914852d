// A file's change as a unified diff, as `git apply` and `patch -p1` take it.
#pragma once

#include <string>

#include "patch/patch.hpp"

namespace trailseal::patch {

/// The diff of one file with three lines around each change; empty where nothing changes.
/// `path` is what stands behind `a/` and `b/`. Lines keep their ends, CRLF among them.
std::string unified_diff(const FileChange& change, const std::string& path);

}  // namespace trailseal::patch
