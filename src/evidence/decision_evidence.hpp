// What the policies say to the requests of one trail, with the statements that decided.
#pragma once

#include <vector>

#include "cloudtrail/request/destination.hpp"
#include "evidence/trail_evidence.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::evidence {

/// Every request that the delivery of the trail hangs on, in the order in which CloudTrail
/// makes them.
std::vector<DecisionEvidence> decisions_of(const ResourceGraph& graph,
                                           const cloudtrail::Destination& destination);

}  // namespace trailseal::evidence
