// The facts about a bucket, as the tree that rules read.
#pragma once

#include <optional>
#include <vector>

#include "cloudtrail/bucket.hpp"
#include "cloudtrail/key.hpp"
#include "cloudtrail/observation.hpp"
#include "cloudtrail/subject.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Puts the facts under `bucket` of the subject. `default_key` is the key of its default
/// encryption, null where it has none or names one that is not known.
void add_facts(Subject& subject, const Bucket& bucket, const Key* default_key,
               const Place& place);

/// The key of the bucket's default encryption; `from` is what names the bucket where it
/// is in no input.
std::optional<Key> default_key_of(const ResourceGraph& graph, const Bucket& bucket,
                                  const Resource& from);

/// The subjects of all buckets of the graph, each with the facts that only such a subject
/// has: what it is used for.
std::vector<Subject> bucket_subjects(const ResourceGraph& graph);

}  // namespace trailseal::cloudtrail
