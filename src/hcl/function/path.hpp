// Paths with slashes, as Go's path/filepath works on them.
#pragma once

#include <string>
#include <string_view>

namespace trailseal::hcl {

/// Without `.`, `..` where it can go, and double slashes; `.` for nothing.
std::string clean_path(std::string_view path);

/// Two paths as one, cleaned; an empty one counts for nothing.
std::string joined_path(std::string_view folder, std::string_view path);

}  // namespace trailseal::hcl
