// Standard: what encryption an organization chose. The one table of them.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace trailseal::rule {

struct Standard {
  std::string_view name{};
  std::string_view meaning{};  ///< what the encryption has to be
  std::string_view wanted{};   ///< the same behind "encrypted at rest"
  bool needs_kms = false;      ///< log files under a key of S3's own do not meet it
};

/// The default one first.
inline constexpr std::array kStandards{
    Standard{"sse-kms-cmk", "a customer managed key", "with a customer managed KMS key",
             true},
    Standard{"sse-kms", "any KMS key", "with a KMS key", true},
    Standard{"sse-s3", "any encryption", "with SSE-S3 or stronger"},
};

inline constexpr std::string_view kDefaultStandard = kStandards.front().name;

inline constexpr auto kStandardNames = [] {
  std::array<std::string_view, kStandards.size()> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kStandards[i].name;
  return names;
}();

/// The standard with this name; the default one for any other word.
const Standard& standard_of(std::string_view name);

}  // namespace trailseal::rule
