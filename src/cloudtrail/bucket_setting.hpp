// The settings of a bucket besides its encryption and its policy.
#pragma once

#include "cloudtrail/bucket.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Versioning, access logging and the like, as they will be; `place` is where a setting
/// would be said if nothing says it.
Bucket::Settings settings_of(const ResourceGraph& graph, const Bucket& bucket,
                             const Place& place);

}  // namespace trailseal::cloudtrail
