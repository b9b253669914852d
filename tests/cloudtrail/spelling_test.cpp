#include "cloudtrail/spelling.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::spelling_test {

namespace {

std::string addresses(const std::vector<const Resource*>& resources) {
  std::string all;
  for (const Resource* resource : resources) all += resource->address + " ";
  return all;
}

}  // namespace

TEST_CASE("resources of a kind come from both languages, data sources left out",
          "[spelling]") {
  SmallGraph small;
  small.add("aws_s3_bucket.a", "{}");
  small.add("aws_s3_bucket.read", "{}").data = true;
  small.add("aws_s3_bucket.gone", "{}").change = Change::Delete;
  small.add("aws_s3_bucket.never", "{}").exists = Verdict::Fails;
  small.add("aws_s3_bucket.perhaps", "{}").exists = Verdict::Unknown;
  Resource& logical = small.add("Logs", "{}");
  logical.type = "AWS::S3::Bucket";
  const ResourceGraph graph = small.build();
  CHECK(addresses(resources_of(graph, ResourceKind::Bucket)) ==
        "aws_s3_bucket.a aws_s3_bucket.perhaps Logs ");
  CHECK(addresses(deleted_of(graph, ResourceKind::Bucket)) == "aws_s3_bucket.gone ");
  CHECK(addresses(resources_of_type(graph, "AWS::S3::Bucket")) == "Logs ");
}

TEST_CASE("an attribute is read under the name that its language gives it",
          "[spelling]") {
  SmallGraph small;
  Resource& resource = small.add("aws_s3_bucket.a", R"({"a":[{"b":"t"}],"A":{"B":"c"}})");
  CHECK(attribute(resource, {"a.0.b", "A.B"}).is_literal("t"));
  CHECK(attribute(resource, {"", "A.B"}).is_absent());
  CHECK(attribute(resource, {"c", ""}).is_absent());
  resource.language = Language::CloudFormation;
  CHECK(attribute(resource, {"a.0.b", "A.B"}).is_literal("c"));
}

TEST_CASE("what a macro may add is unknown, what stands there is known", "[spelling]") {
  SmallGraph small;
  Resource& resource = small.add("aws_s3_bucket.a", R"({"a":"t"})");
  resource.otherwise = Value::unknown({.reason = "a macro may add it"});
  CHECK(attribute(resource, {"a", ""}).is_literal("t"));
  CHECK(attribute(resource, {"b", ""}).is_unknown());
  CHECK(attribute(resource, {"", "b"}).is_absent());
}

}  // namespace trailseal::cloudtrail::spelling_test
