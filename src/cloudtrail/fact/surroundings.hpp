// Surroundings: what all trails of a graph share, worked out once.
#pragma once

#include "cloudtrail/event_selector.hpp"
#include "cloudtrail/observation_index.hpp"
#include "document/value.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

struct Surroundings {
  explicit Surroundings(const ResourceGraph& graph);

  RecordedAccounts recorded;
  Value security_hub;  ///< the facts about it
  ObservationIndex observations;
};

}  // namespace trailseal::cloudtrail
