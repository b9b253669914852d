// Files that trailseal writes: reports, baselines.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace trailseal {

/// Writes a whole file anew: into a file beside it, which then takes its name. So a reader
/// never sees half of it, and nothing is written through a link. A file that is there keeps
/// its permissions. Errors: the path is a link, a directory, a device or a pipe; the
/// directory cannot be written into.
Result<void> write_whole_file(const std::string& path, std::string_view bytes);

/// Are these one file, by name or by what is on disk?
bool is_same_file(const std::string& a, const std::string& b);

}  // namespace trailseal
