// What a plan finds in place around a trail, and what it leaves of it.
#pragma once

#include <optional>

#include "cloudtrail/placed_answer.hpp"
#include "cloudtrail/request/destination.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Is the encryption that is in place still there afterwards? Nullopt where none is in
/// place, or where the input is no plan.
std::optional<PlacedAnswer> encryption_kept(const ResourceGraph& graph,
                                            const Destination& destination);

/// Are the bucket and the key that the trail uses still there afterwards? Nullopt where
/// none of them exists yet, or where the input is no plan.
std::optional<PlacedAnswer> storage_kept(const ResourceGraph& graph,
                                         const Destination& destination);

}  // namespace trailseal::cloudtrail
