#include "cloudtrail/own_input.hpp"

#include "cloudtrail/bucket.hpp"
#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::own_input_test {

namespace {

const char* const kGrant = R"({"Version":"2012-10-17","Statement":[{"Sid":"grant"}]})";
const char* const kNothing = R"({"Version":"2012-10-17","Statement":[]})";

/// A trail with its bucket and its bucket policy, as one input.
Fragment view(const char* path, const char* policy, bool with_trail = true) {
  SmallGraph small;
  if (with_trail)
    small.add("aws_cloudtrail.t", R"({"name":"t","s3_bucket_name":"logs"})");
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  small.add("aws_s3_bucket_policy.b", R"({"bucket":"logs"})")
      .attributes.set("policy", Value::text(policy));
  Fragment fragment;
  fragment.input.path = path;
  fragment.resources = small.build().resources();
  return fragment;
}

}  // namespace

TEST_CASE("of several resources that of the own deployment is meant", "[own]") {
  ResourceGraph graph;
  graph.add(view("a.json", kGrant));
  graph.add(view("b.json", kGrant));
  const Resource* a = graph.find(0, "aws_s3_bucket.b");
  const Resource* b = graph.find(1, "aws_s3_bucket.b");
  CHECK(own_or_first(graph, {a, b}, graph.find(1, "aws_cloudtrail.t")) == b);
  CHECK(own_or_first(graph, {a, b}, graph.find(0, "aws_cloudtrail.t")) == a);
  CHECK(own_or_first(graph, {a, b}, nullptr) == a);
  CHECK(own_or_first(graph, {}, a) == nullptr);
}

TEST_CASE("a trail is judged by the bucket and the policy of its own input", "[own]") {
  ResourceGraph graph;
  graph.add(view("plan.json", kGrant));
  graph.add(view("state.json", kNothing));
  for (const Trail& trail : find_trails(graph)) {
    const Bucket bucket = destination_of(graph, trail);
    CAPTURE(trail.resource->input);
    CHECK(bucket.resource->input == trail.resource->input);
    CHECK(bucket.policy.resource->input == trail.resource->input);
    CHECK(bucket.policy.setters.empty());
    CHECK(bucket.policy.alternatives.empty());
    CHECK(bucket.policy.policy.statements.size() == 1 - trail.resource->input);
  }
}

TEST_CASE("the same address in two inputs is one resource seen twice", "[own]") {
  ResourceGraph graph;
  graph.add(view("plan.json", kGrant, false));
  graph.add(view("state.json", kNothing, false));
  SmallGraph small;
  small.add("aws_cloudtrail.t", R"({"name":"t","s3_bucket_name":"logs"})");
  Fragment fragment;
  fragment.input.path = "trail.json";
  fragment.resources = small.build().resources();
  graph.add(std::move(fragment));
  const Bucket bucket = destination_of(graph, find_trails(graph).front());
  CHECK(bucket.policy.setters.empty());
}

}  // namespace trailseal::cloudtrail::own_input_test
