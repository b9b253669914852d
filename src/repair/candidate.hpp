// Candidates: changes that may end a failing result, the smallest first.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/result.hpp"
#include "graph/resource_graph.hpp"
#include "repair/change.hpp"

namespace trailseal::repair {

/// Sids that repairs bring, by input and address of what carries the policy.
using TakenSids = std::map<std::pair<std::size_t, std::string>, std::set<std::string>>;

/// What results that may be ended by one change have in common: the facts of one policy, or
/// of one trail's encryption. Empty: a result that stands alone.
std::string group_of(const ResourceGraph& graph, const engine::Result& result);

/// Changes that may end the first of the results, which all fail in the graph; those that
/// concern the same policy are ended with it where one statement does.
std::vector<Change> candidates_for(const ResourceGraph& graph,
                                   const std::vector<const engine::Result*>& results,
                                   const TakenSids& taken);

}  // namespace trailseal::repair
