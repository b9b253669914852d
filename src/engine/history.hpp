// History: which findings a plan brings, which were there before it, which it ends.
#pragma once

#include <vector>

#include "engine/result.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::engine {

/// Is there a plan in the graph for resources that are in place already? For a first
/// deployment, a state or a template there is nothing to compare.
bool has_history(const ResourceGraph& graph);

/// Says of each failing result of a plan whether it is new or existing, by the results
/// `before` the deployment; where those could not be decided it stays untold. Gives the
/// failing results of before that the plan ends.
std::vector<Result> tell_history(const std::vector<Result>& before,
                                 const std::vector<Input>& inputs,
                                 std::vector<Result>& after);

/// What an earlier version of the inputs has of one of them.
enum class Earlier {
  NotCompared,  ///< nobody asked: a plan tells its own history
  There,        ///< it was judged
  Missing,      ///< there is no such file, so everything is new
  Unreadable,   ///< there is one that could not be judged, so nothing is told
};

/// Says of each failing result whether it is new or existing, by the results that the
/// earlier version of the inputs has; `earlier` is by input, and `before` has their
/// numbers. Gives the failing results of before that are gone.
std::vector<Result> tell_versions(const std::vector<Result>& before,
                                  const std::vector<Earlier>& earlier,
                                  std::vector<Result>& after);

}  // namespace trailseal::engine
