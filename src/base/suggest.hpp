// "did you mean": the nearest of the words a user may have wanted.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace trailseal {

/// The candidate nearest to `word` by edit distance, if one is near enough to be meant.
std::optional<std::string> nearest(std::string_view word,
                                   std::span<const std::string_view> candidates);

/// "did you mean `x`?" or an empty string.
std::string did_you_mean(std::string_view word,
                         std::span<const std::string_view> candidates);

}  // namespace trailseal
