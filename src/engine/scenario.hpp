// What holds in which scenario, said once.
#pragma once

#include <vector>

#include "engine/result.hpp"
#include "graph/resource_graph.hpp"
#include "graph/scenario.hpp"

namespace trailseal::engine {

/// The judgement of one scenario.
struct ScenarioJudgement {
  Scenario scenario{};  ///< every variable with its value
  std::vector<cloudtrail::TrailSummary> trails{};
  std::vector<Result> results{};
};

struct Merged {
  std::vector<cloudtrail::TrailSummary> trails{};
  std::vector<Result> results{};
};

/// Joins up to kMaxScenarios judgements. What is the same in all of them stands there
/// once; what holds in some stands there with the fewest variables that say in which. A
/// result that takes several such descriptions stands there once with all of them, a trail
/// once for each.
Merged merge(const std::vector<ScenarioJudgement>& judgements,
             const std::vector<Input>& inputs);

}  // namespace trailseal::engine
