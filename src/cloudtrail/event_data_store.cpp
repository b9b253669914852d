#include "cloudtrail/event_data_store.hpp"

#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/spelling.hpp"

namespace trailseal::cloudtrail {
namespace {

constexpr Spelling kStoreKey{"kms_key_id", "KmsKeyId"};

EventDataStore read_store(const ResourceGraph& graph, const Resource& resource) {
  EventDataStore store;
  store.resource = &resource;
  store.label = "`" + resource.address + "`";
  store.place = place_of(resource, kStoreKey);
  const Value& key_id = attribute(resource, kStoreKey);
  store.key_id = is_left_open(resource, key_id) ? Value::null(key_id.position())
                                                : text_or_unknown(key_id);
  if (store.key_id.is_null()) return store;
  store.key = follow_key(graph, store.key_id, resource, store.place);
  return store;
}

}  // namespace

std::vector<EventDataStore> find_event_data_stores(const ResourceGraph& graph) {
  std::vector<EventDataStore> stores;
  for (const Resource* resource : resources_of(graph, ResourceKind::EventDataStore)) {
    stores.push_back(read_store(graph, *resource));
  }
  return stores;
}

}  // namespace trailseal::cloudtrail
