// "did you mean": the nearest of the words a user may have wanted.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trailseal {

/// What a user may have meant: the names of a table's rows, or the keys of a map.
template <typename Rows>
std::vector<std::string_view> names_of(const Rows& rows) {
  std::vector<std::string_view> names;
  names.reserve(std::size(rows));
  for (const auto& row : rows) {
    if constexpr (requires { row.first; }) {
      names.push_back(row.first);
    } else {
      names.push_back(row.name);
    }
  }
  return names;
}

/// The candidate nearest to `word` by edit distance, if one is near enough to be meant.
std::optional<std::string> nearest(std::string_view word,
                                   std::span<const std::string_view> candidates);

/// "did you mean `x`?" or an empty string.
std::string did_you_mean(std::string_view word,
                         std::span<const std::string_view> candidates);

}  // namespace trailseal
