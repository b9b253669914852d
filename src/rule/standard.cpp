#include "rule/standard.hpp"

#include <algorithm>

namespace trailseal::rule {

const Standard& standard_of(std::string_view name) {
  const auto* const row =
      std::find_if(kStandards.begin(), kStandards.end(),
                   [&](const Standard& standard) { return standard.name == name; });
  return row == kStandards.end() ? kStandards.front() : *row;
}

}  // namespace trailseal::rule
