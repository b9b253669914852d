#include "cloudtrail/attribute_place.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::attribute_place_test {

TEST_CASE("an attribute stands below its resource, an absent one where the resource is",
          "[place]") {
  SmallGraph small;
  Resource& resource = small.add("aws_s3_bucket.a", R"({"rule":[{"key":"k"}]})");
  resource.position = {.line = 3, .column = 5};
  resource.label = "Stack/Logs";
  const Place whole = place_of(resource);
  CHECK(whole.address == "aws_s3_bucket.a");
  CHECK(whole.pointer == "/resource_changes/0");
  CHECK(whole.position.line == 3);
  CHECK(whole.label == "Stack/Logs");

  const Place key = place_of(resource, {"rule.0.key", ""});
  CHECK(key.pointer == "/resource_changes/0/rule/0/key");
  CHECK(key.position == resource.attributes.at_path("rule.0.key").position());
  CHECK(place_of(resource, {"other", ""}).pointer == whole.pointer);
  CHECK(place_of(resource, {"", "Rule"}).pointer == whole.pointer);
}

TEST_CASE("a value without a position stands on the line of its resource", "[place]") {
  SmallGraph small;
  Resource& resource = small.add("aws_s3_bucket.a", "{}");
  resource.position = {.line = 3, .column = 5};
  resource.attributes.set("bucket", Value::text("logs"));
  const Place place = place_of(resource, {"bucket", ""});
  CHECK(place.pointer == "/resource_changes/0/bucket");
  CHECK(place.position.line == 3);
}

}  // namespace trailseal::cloudtrail::attribute_place_test
