#include "aws/region.hpp"

#include <algorithm>
#include <array>

#include "base/suggest.hpp"

namespace trailseal {

bool is_region(std::string_view text) {
  const std::size_t dash = text.rfind('-');
  if (dash == std::string_view::npos || dash + 1 == text.size()) return false;
  const std::string_view name = text.substr(0, dash);
  const std::string_view number = text.substr(dash + 1);
  return name.find('-') != std::string_view::npos &&
         std::all_of(number.begin(), number.end(),
                     [](char c) { return c >= '0' && c <= '9'; }) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

std::string meant_region(std::string_view text) {
  // AWS General Reference, "Regions and endpoints": every region ends in one of these and
  // a number.
  constexpr std::array<std::string_view, 9> kDirections{
      "central",   "east",      "north", "northeast", "northwest",
      "southeast", "southwest", "south", "west"};
  if (!is_region(text)) return {};
  const std::size_t last = text.rfind('-');
  const std::size_t first = text.rfind('-', last - 1) + 1;
  const std::string_view word = text.substr(first, last - first);
  const bool is_one =
      std::find(kDirections.begin(), kDirections.end(), word) != kDirections.end();
  const auto meant = is_one ? std::nullopt : nearest(word, kDirections);
  if (!meant) return {};
  return std::string(text.substr(0, first)) + *meant + std::string(text.substr(last));
}

std::string_view partition_of_region(std::string_view region) {
  struct Row {
    std::string_view prefix;
    std::string_view partition;
  };
  // AWS General Reference, "Amazon Resource Names": partitions.
  constexpr std::array kRows{
      Row{"cn-", "aws-cn"},         Row{"us-gov-", "aws-us-gov"},
      Row{"us-iso-", "aws-iso"},    Row{"us-isob-", "aws-iso-b"},
      Row{"eu-isoe-", "aws-iso-e"}, Row{"us-isof-", "aws-iso-f"},
      Row{"eusc-", "aws-eusc"},
  };
  for (const Row& row : kRows) {
    if (region.starts_with(row.prefix)) return row.partition;
  }
  return "aws";
}

}  // namespace trailseal
