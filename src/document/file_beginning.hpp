// What a file begins with tells what it is.
#pragma once

#include <cstddef>
#include <string>

namespace trailseal {

/// So many bytes from the front, or all that the file has; empty: it is no regular file, or
/// cannot be read.
std::string beginning_of(const std::string& path, std::size_t count);

}  // namespace trailseal
