#include "cloudtrail/trail_bucket_name.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"

namespace trailseal::cloudtrail {
namespace {

constexpr std::array<std::string_view, 4> kTrailWords{"cloudtrail", "cloud-trail",
                                                      "trail-log", "traillog"};
/// Buckets for access logs and for the results of queries are named after the trail's
/// bucket.
constexpr std::array<std::string_view, 4> kOtherWords{"access-log", "accesslog",
                                                      "access_log", "athena"};

}  // namespace

bool is_named_for_trails(std::string_view name) {
  const std::string lower = ascii_lower(name);
  const auto has = [&](std::string_view word) {
    return lower.find(word) != std::string::npos;
  };
  return std::any_of(kTrailWords.begin(), kTrailWords.end(), has) &&
         std::none_of(kOtherWords.begin(), kOtherWords.end(), has);
}

std::vector<std::string> trail_bucket_patterns() {
  std::vector<std::string> patterns;
  patterns.reserve(std::size(kTrailWords));
  for (const std::string_view word : kTrailWords) {
    patterns.push_back("*" + std::string(word) + "*");
  }
  return patterns;
}

}  // namespace trailseal::cloudtrail
