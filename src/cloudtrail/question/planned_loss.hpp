// Protection: what a plan finds in place around a trail, and what it leaves of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/evidence.hpp"
#include "cloudtrail/fact/destination_facts.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// An answer about what a deployment takes away, with the lines that explain it.
struct Kept {
  Verdict verdict = Verdict::Holds;
  std::vector<Evidence> why{};
  Place place{};
};

/// Is the encryption that is in place still there afterwards? Nullopt where none is in
/// place, or where the input is no plan.
std::optional<Kept> encryption_kept(const ResourceGraph& graph,
                                    const Destination& destination);

/// Are the bucket and the key that the trail uses still there afterwards? Nullopt where
/// none of them exists yet, or where the input is no plan.
std::optional<Kept> storage_kept(const ResourceGraph& graph,
                                 const Destination& destination);

}  // namespace trailseal::cloudtrail
