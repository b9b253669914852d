// `check --scope changed`: of a report, what the plan touches.
#pragma once

#include "graph/resource_graph.hpp"
#include "report/report.hpp"

namespace trailseal::run {

/// Leaves out of the report the trails of whose evidence the deployment touches nothing,
/// with their results, and the results on other resources that it does not touch.
void keep_touched(const ResourceGraph& graph, report::Report& report);

}  // namespace trailseal::run
