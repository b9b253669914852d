// The facts about a bucket, as the tree that rules read.
#pragma once

#include <optional>
#include <vector>

#include "cloudtrail/bucket.hpp"
#include "cloudtrail/key.hpp"
#include "cloudtrail/subject.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Puts the facts under `bucket` of the subject. `default_key` is the key of its default
/// encryption, null where it has none or names one that is not known.
void add_facts(Subject& subject, const Bucket& bucket, const Key* default_key,
               const Place& place);

/// Which buckets are asked for.
enum class Buckets { All, NamedForTrails };

/// The subjects of the buckets of the graph, each with the facts that only such a subject
/// has: what it is used for.
std::vector<Subject> bucket_subjects(const ResourceGraph& graph,
                                     Buckets which = Buckets::All);

}  // namespace trailseal::cloudtrail
