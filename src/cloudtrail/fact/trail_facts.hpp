// What a trail is set to, and what its creation waits for.
#pragma once

#include <vector>

#include "cloudtrail/fact/surroundings.hpp"
#include "cloudtrail/request/destination.hpp"
#include "cloudtrail/subject.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// The separate policies of bucket, key and topic that deployment must have saved before it
/// makes or changes the trail.
std::vector<const Resource*> awaited_policies(const ResourceGraph& graph,
                                              const Destination& destination);

/// Puts the facts under `trail` of the subject.
void add_trail_facts(Subject& subject, const ResourceGraph& graph,
                     const Surroundings& surroundings, const Destination& destination);

}  // namespace trailseal::cloudtrail
