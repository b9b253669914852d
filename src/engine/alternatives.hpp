// Values that are one of a few: what holds for each of them holds.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/result.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::engine {

/// Decides results that are unknown only because a value is one of a few candidates (the
/// key of a conditional): every candidate is judged in its place, and where all of them
/// pass or all of them fail, so does the result. The trails' deliveries likewise.
void settle_alternatives(const ResourceGraph& graph,
                         std::span<const rule::Rule* const> rules,
                         const std::string& standard,
                         std::vector<cloudtrail::TrailSummary>& trails,
                         std::vector<Result>& results);

}  // namespace trailseal::engine
