// Whether two resources set one thing, so that each apply undoes the other one's work.
#pragma once

#include "cloudtrail/placed_answer.hpp"
#include "cloudtrail/request/destination.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Holds where one resource at most sets the policy of the bucket, of the key and of the
/// topic, and the default encryption of the bucket.
PlacedAnswer set_once(const ResourceGraph& graph, const Destination& destination);

}  // namespace trailseal::cloudtrail
