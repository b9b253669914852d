// The facts about one trail and where it delivers, as the tree that rules read.
#pragma once

#include <string>

#include "cloudtrail/fact/surroundings.hpp"
#include "cloudtrail/request/destination.hpp"
#include "cloudtrail/subject.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// The facts, with places and evidence, of a trail and its destination.
Subject facts_of(const ResourceGraph& graph, const Surroundings& surroundings,
                 const Destination& destination, const std::string& standard);

}  // namespace trailseal::cloudtrail
