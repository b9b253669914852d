// What a deployment touches, trail by trail.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "cloudtrail/assessment.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Resources by input and address.
using Addresses = std::set<std::pair<std::size_t, std::string>>;

/// The resource and everything that its judgement may rest on: what it names, what names
/// it as its bucket, key or topic, and so on from there. Rather too much than too little.
Addresses evidence_of(const ResourceGraph& graph, const Resource& resource);

/// Is one of them created, changed or taken away, or anything that holds for the whole
/// account?
bool is_touched(const ResourceGraph& graph, const Addresses& evidence);

}  // namespace trailseal::cloudtrail
