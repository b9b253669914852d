// Which of several resources is meant where inputs declare the same one.
//
// A plan beside the state that it became, or two copies of a template, declare a bucket of
// one name twice. What a trail's own deployment declares is what the trail uses.
#pragma once

#include <vector>

#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// The one that belongs to the deployment of `from`, else the first; null of none. A null
/// `from` has no deployment.
const Resource* own_or_first(const ResourceGraph& graph,
                             const std::vector<const Resource*>& candidates,
                             const Resource* from);

}  // namespace trailseal::cloudtrail
