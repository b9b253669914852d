#include "cloudtrail/event_data_store.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::event_data_store_test {

TEST_CASE("the key of a store is followed, and one without has none", "[store]") {
  SmallGraph small;
  small.add("aws_cloudtrail_event_data_store.bare", R"({"name":"bare"})");
  small.add("aws_cloudtrail_event_data_store.s", R"({"name":"s","kms_key_id":"1"})");
  small.add("aws_cloudtrail_event_data_store.gone", "{}").change = Change::Delete;
  small.add("aws_kms_key.k", R"({"key_id":"1"})");
  const ResourceGraph graph = small.build();
  const std::vector<EventDataStore> stores = find_event_data_stores(graph);
  REQUIRE(stores.size() == 2);
  CHECK(stores[0].key_id.is_null());
  CHECK_FALSE(stores[0].key.has_value());
  REQUIRE(stores[1].key.has_value());
  REQUIRE(stores[1].key->resource != nullptr);
  CHECK(stores[1].key->resource->address == "aws_kms_key.k");
}

}  // namespace trailseal::cloudtrail::event_data_store_test
