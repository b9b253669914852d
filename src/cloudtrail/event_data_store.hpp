// EventDataStore: an event data store of CloudTrail Lake, and its key.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cloudtrail/key.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

struct EventDataStore {
  const Resource* resource = nullptr;
  std::string label{};
  Value key_id{};            ///< text, null (none) or unknown
  std::optional<Key> key{};  ///< where it has one, or may have
  Place place{};             ///< of the key
};

/// Every event data store that will exist.
std::vector<EventDataStore> find_event_data_stores(const ResourceGraph& graph);

}  // namespace trailseal::cloudtrail
