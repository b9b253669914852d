// Whether S3 and KMS will save the policies that a deployment sends them.
#pragma once

#include <optional>

#include "cloudtrail/bucket.hpp"
#include "cloudtrail/key.hpp"
#include "cloudtrail/placed_answer.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Holds where S3 will save the bucket policy; fails with everything that is wrong with
/// it. nullopt where this deployment saves none: what is in place has been accepted.
std::optional<PlacedAnswer> is_accepted(const ResourceGraph& graph, const Bucket& bucket);

/// The same of KMS and the key policy.
std::optional<PlacedAnswer> is_accepted(const Key& key);

}  // namespace trailseal::cloudtrail
