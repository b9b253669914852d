// Scenario: the choice of a template's parameters under which something holds.
#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace trailseal {

/// Names and values; empty: always.
using Scenario = std::map<std::string, std::string>;

/// Scenarios of one call at most: their sets fit into a machine word.
inline constexpr std::size_t kMaxScenarios = 64;

}  // namespace trailseal
