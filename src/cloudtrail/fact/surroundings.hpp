// Surroundings: what all trails of a graph share, worked out once.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "cloudtrail/event_selector.hpp"
#include "cloudtrail/observation_index.hpp"
#include "cloudtrail/trail.hpp"
#include "document/value.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

struct Surroundings {
  explicit Surroundings(const ResourceGraph& graph);

  RecordedAccounts recorded;
  Value security_hub;  ///< the facts about it
  ObservationIndex observations;
  /// What is deployed, where exports are judged beside plans: observations are of that and
  /// not of what a plan makes of it. Null otherwise.
  std::shared_ptr<const ResourceGraph> deployed{};
  std::map<std::string, Trail, std::less<>> deployed_trails{};  ///< by ARN
};

}  // namespace trailseal::cloudtrail
