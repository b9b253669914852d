// LogRole: the role that CloudTrail assumes to write into a trail's log group.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/trail.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

struct LogRole {
  const Resource* resource = nullptr;
  std::string label{};
  Text arn{};
  PolicyInForce trust{};                  ///< who may assume it
  std::vector<PolicyInForce> policies{};  ///< inline, separate and attached ones
  Place place{};
};

/// The role of a trail's log group, where it is in an input.
std::optional<LogRole> log_role_of(const ResourceGraph& graph, const Trail& trail);

}  // namespace trailseal::cloudtrail
