// The default encryption of a bucket, from wherever it is said.
#pragma once

#include <optional>

#include "cloudtrail/bucket.hpp"
#include "cloudtrail/key.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// The default encryption that will be in force; `place` is where it would be said if
/// nothing says it.
Bucket::Encryption encryption_of(const ResourceGraph& graph, const Bucket& bucket,
                                 const Place& place);

/// The key of the bucket's default encryption; `from` is what names the bucket where it
/// is in no input.
std::optional<Key> default_key_of(const ResourceGraph& graph, const Bucket& bucket,
                                  const Resource& from);

}  // namespace trailseal::cloudtrail
