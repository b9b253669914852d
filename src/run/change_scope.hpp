// `--scope changed`: of trails and results, those that the plan touches.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/result.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::run {

struct Touched {
  std::vector<cloudtrail::TrailSummary> trails{};
  std::vector<engine::Result> results{};
  std::size_t left_out = 0;  ///< so many trails
};

/// Leaves out the trails of whose evidence the deployment touches nothing, with their
/// results, and the results on other resources that it does not touch.
Touched touched_only(const ResourceGraph& graph,
                     std::vector<cloudtrail::TrailSummary> trails,
                     std::vector<engine::Result> results);

}  // namespace trailseal::run
