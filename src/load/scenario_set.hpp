// The scenarios of one call, out of the variables of its templates.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "cloudformation/function/choice.hpp"
#include "cloudformation/scenario.hpp"
#include "graph/scenario.hpp"

namespace trailseal::load {

/// One combination: how templates are loaded, and how people call it.
struct Combination {
  cloudformation::Choice choice{};
  Scenario scenario{};
};

struct ScenarioSet {
  std::vector<Combination> combinations{};
  /// The combination of all defaults; empty where a parameter has none.
  Scenario by_default{};
  /// Variables that would have made too many combinations; they stay open.
  std::vector<std::string> left_open{};
};

/// All combinations of the variables, as many variables as `most` combinations allow.
/// One name in several templates is one variable.
ScenarioSet combine(const std::vector<cloudformation::ScenarioVariable>& variables,
                    std::size_t most);

/// The warning that some variables stay open.
Error too_many_combinations(const std::vector<std::string>& left_open,
                            const std::string& path);

}  // namespace trailseal::load
