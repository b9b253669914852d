// Files that hold what the program writes, byte for byte.
//
// With UPDATE_GOLDEN in the environment a file that differs is written anew, and its
// check fails all the same: a run that writes files proves nothing.
#pragma once

#include <filesystem>
#include <string>

namespace trailseal {

/// The bytes of the file, none where it is not there.
std::string read_file(const std::filesystem::path& path);

/// Compares the file with `actual` and fails with the first line that differs.
void check_golden(const std::filesystem::path& path, const std::string& actual);

}  // namespace trailseal
