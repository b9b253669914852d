// Frameworks: the control frameworks that rules name their controls of.
#pragma once

#include <span>
#include <string_view>

namespace trailseal::rule {

struct Framework {
  std::string_view id{};    ///< as rules spell it: `cis-6.0`
  std::string_view name{};  ///< for people
};

/// All that built-in rules may name, in the order of the rule index.
std::span<const Framework> frameworks();

}  // namespace trailseal::rule
