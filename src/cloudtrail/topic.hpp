// Topic: the SNS topic a trail announces its files on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cloudtrail/key.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/trail.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

struct Topic {
  const Resource* resource = nullptr;  ///< null: not in any input
  std::string label{};
  Text arn{};  ///< empty: not known
  Text region{};
  Text account{};
  Value key_id{};            ///< text, null (none) or unknown
  Value key_manager{};       ///< `customer`, `aws` or unknown; absent without a key
  std::optional<Key> key{};  ///< of a topic that is in an input and has one
  PolicyInForce policy{};
  Place place{};
  Place key_place{};
};

/// The topic of a trail; nullopt where the trail has none.
std::optional<Topic> topic_of(const ResourceGraph& graph, const Trail& trail);

/// Every topic that will exist.
std::vector<Topic> find_topics(const ResourceGraph& graph);

}  // namespace trailseal::cloudtrail
