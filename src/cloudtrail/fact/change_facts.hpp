// What the plan takes away from a trail, as the tree that rules read.
#pragma once

#include "cloudtrail/request/destination.hpp"
#include "cloudtrail/subject.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Puts the facts under `change` of the subject, where there is anything to lose.
void add_change_facts(Subject& subject, const ResourceGraph& graph,
                      const Destination& destination);

}  // namespace trailseal::cloudtrail
