// LogGroup: the CloudWatch log group a trail also sends its events to.
#pragma once

#include <optional>

#include "cloudtrail/key.hpp"
#include "cloudtrail/request/delivery.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

struct LogGroup {
  const Resource* resource = nullptr;  ///< null: not in any input
  std::string label{};
  Text arn{};      ///< without the `:*` behind it
  Value key_id{};  ///< text, null (none) or unknown
  std::optional<Key> key{};
  Decision admission{};  ///< what the key's policy says to CloudWatch Logs; with a key
  Place place{};
};

/// The log group of a trail; nullopt where the trail has none.
std::optional<LogGroup> log_group_of(const ResourceGraph& graph, const Trail& trail);

/// Every log group that will exist.
std::vector<LogGroup> find_log_groups(const ResourceGraph& graph);

/// The facts of a log group, under `log_group` of the subject.
void add_facts(Subject& subject, const LogGroup& group);

}  // namespace trailseal::cloudtrail
