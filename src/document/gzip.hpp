// Gzip, as zlib unpacks it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace trailseal {

/// Do the bytes begin as a gzip file does?
bool is_gzip(std::string_view bytes);

/// The bytes unpacked; several members, one behind the other, as one text. Errors: damaged,
/// cut off, more than `limit` bytes.
Result<std::string> gunzip(std::string_view bytes, std::size_t limit);

/// The first `count` bytes at most of what is packed; empty where it is damaged.
std::string gunzip_beginning(std::string_view bytes, std::size_t count);

}  // namespace trailseal
