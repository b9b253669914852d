// Names of buckets that look as if trails delivered there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace trailseal::cloudtrail {

/// Has the name a word for trail logs in it, and none for other logs? Case counts for
/// nothing.
bool is_named_for_trails(std::string_view name);

/// Patterns (`*cloudtrail*`) that every such name matches, in lower case as S3 demands it
/// of names. The one that matches may still have a word for other logs.
std::vector<std::string> trail_bucket_patterns();

}  // namespace trailseal::cloudtrail
