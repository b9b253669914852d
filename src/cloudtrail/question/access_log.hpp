// Whether the server access log of a bucket reaches the bucket that it is sent to.
#pragma once

#include <optional>

#include "cloudtrail/bucket.hpp"
#include "cloudtrail/placed_answer.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// nullopt where access to the bucket is not logged, where that is not known, and where the
/// target is in no input.
std::optional<PlacedAnswer> access_log_arrives(const ResourceGraph& graph,
                                               const Bucket& bucket);

}  // namespace trailseal::cloudtrail
