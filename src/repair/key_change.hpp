// Changes of keys: which key a trail and its bucket use.
#pragma once

#include <vector>

#include "cloudtrail/request/destination.hpp"
#include "graph/resource_graph.hpp"
#include "repair/change.hpp"

namespace trailseal::repair {

/// Gives the trail a key: that of its bucket, another one of the inputs that is there for
/// trails, else a new one.
std::vector<Change> trail_keys(const ResourceGraph& graph,
                               const cloudtrail::Destination& destination);

/// The same without a new one, for a trail whose key is of the wrong region or kind, or is
/// named by an alias.
std::vector<Change> other_keys(const ResourceGraph& graph,
                               const cloudtrail::Destination& destination);

/// Sets the bucket's default encryption to SSE-KMS, with the trail's key where it has one;
/// else as for the trail.
std::vector<Change> default_encryptions(const ResourceGraph& graph,
                                        const cloudtrail::Destination& destination);

/// Names the bucket's default key by its ARN.
std::vector<Change> default_key_arns(const ResourceGraph& graph,
                                     const cloudtrail::Destination& destination);

/// Gives the topic of the trail a key that CloudTrail may use.
std::vector<Change> topic_keys(const ResourceGraph& graph,
                               const cloudtrail::Destination& destination);

}  // namespace trailseal::repair
