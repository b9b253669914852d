// What holds in which scenario, said once.
#pragma once

#include <vector>

#include "engine/result.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::engine {

/// Scenarios of one call at most: their sets fit into a machine word.
inline constexpr std::size_t kMaxScenarios = 64;

/// The judgement of one scenario.
struct ScenarioJudgement {
  cloudtrail::Scenario scenario{};  ///< every variable with its value
  std::vector<cloudtrail::TrailSummary> trails{};
  std::vector<Result> results{};
};

struct Merged {
  std::vector<cloudtrail::TrailSummary> trails{};
  std::vector<Result> results{};
};

/// Joins up to kMaxScenarios judgements. What is the same in all of them stands there
/// once; what holds in some stands there with the fewest variables that say in which,
/// once more where it takes several such descriptions.
Merged merge(const std::vector<ScenarioJudgement>& judgements,
             const std::vector<Input>& inputs);

}  // namespace trailseal::engine
