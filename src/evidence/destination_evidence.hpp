// A trail followed to its bucket and keys, as a pack tells it.
#pragma once

#include "cloudtrail/observation_index.hpp"
#include "cloudtrail/request/destination.hpp"
#include "evidence/trail_evidence.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::evidence {

/// All that the graph, and what its exports observed, tell of a trail; its requirements are
/// left out.
TrailEvidence trail_evidence_of(const ResourceGraph& graph,
                                const cloudtrail::ObservationIndex& observed,
                                const cloudtrail::Destination& destination);

}  // namespace trailseal::evidence
