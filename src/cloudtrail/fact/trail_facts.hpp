// What a trail is set to, and what its creation waits for.
#pragma once

#include "cloudtrail/fact/surroundings.hpp"
#include "cloudtrail/request/destination.hpp"
#include "cloudtrail/subject.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Puts the facts under `trail` of the subject.
void add_trail_facts(Subject& subject, const ResourceGraph& graph,
                     const Surroundings& surroundings, const Destination& destination);

}  // namespace trailseal::cloudtrail
