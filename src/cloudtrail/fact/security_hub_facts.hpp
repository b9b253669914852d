// Whether Security Hub, with CIS's benchmark, is part of what is deployed.
#pragma once

#include "document/value.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// The facts `enabled` and `cis_standard` of all inputs together.
Value security_hub_facts(const ResourceGraph& graph);

}  // namespace trailseal::cloudtrail
