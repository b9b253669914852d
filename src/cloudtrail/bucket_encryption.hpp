// The default encryption of a bucket, from wherever it is said.
#pragma once

#include "cloudtrail/bucket.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// The default encryption that will be in force; `place` is where it would be said if
/// nothing says it.
Bucket::Encryption encryption_of(const ResourceGraph& graph, const Bucket& bucket,
                                 const Place& place);

}  // namespace trailseal::cloudtrail
