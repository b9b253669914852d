#include "cloudtrail/trail.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::trail_test {

namespace {

Trail read(const std::string& attributes) {
  static ResourceGraph graph;
  SmallGraph small;
  small.add("aws_cloudtrail.t", attributes);
  graph = small.build();
  return find_trails(graph).front();
}

Verdict written(const Trail& trail, const std::string& folder) {
  for (const Trail::Sibling& sibling : trail.siblings) {
    if (sibling.folder == folder) return sibling.written;
  }
  return Verdict::Unknown;
}

}  // namespace

TEST_CASE("what a trail leaves out has CloudTrail's default", "[trail]") {
  const Trail trail = read(R"({"name":"t","s3_bucket_name":"logs"})");
  CHECK(trail.arn.literal() == "arn:aws:cloudtrail:eu-west-1:111122223333:trail/t");
  CHECK(trail.prefix.is_null());
  CHECK(trail.key_id.is_null());
  CHECK(trail.topic.is_null());
  CHECK(trail.log_group.is_null());
  CHECK(trail.settings.logging == Value::boolean(true));
  CHECK(trail.settings.multi_region == Value::boolean(false));
  CHECK(trail.settings.log_validation == Value::boolean(false));
  CHECK(trail.organization.covered == Value::boolean(false));
  CHECK_FALSE(trail.organization.id_known);
  CHECK(trail.organization.id.display() == "<organization id>");
  CHECK(trail.touched);
}

TEST_CASE("whether a trail has a key follows from what the argument is made from",
          "[trail]") {
  CHECK(read("{}").has_key() == Verdict::Fails);
  CHECK(read(R"({"kms_key_id":""})").has_key() == Verdict::Fails);
  CHECK(read(R"({"kms_key_id":"1"})").has_key() == Verdict::Holds);
  Trail trail = read("{}");
  trail.key_id = known_later({"module.kms.aws_kms_key.k.arn"});
  CHECK(trail.has_key() == Verdict::Holds);
  trail.key_id = known_later({"var.key"});
  CHECK(trail.has_key() == Verdict::Unknown);
  trail.key_id = known_later({"module.aws_kms_logs.key"});
  CHECK(trail.has_key() == Verdict::Unknown);
}

TEST_CASE("a trail writes beside its log files what its switches say", "[trail]") {
  struct Case {
    const char* attributes;
    const char* folder;
    Verdict written;
  };
  const auto c = GENERATE(values<Case>({
      {"{}", "CloudTrail-Digest", Verdict::Fails},
      {R"({"enable_log_file_validation":true})", "CloudTrail-Digest", Verdict::Holds},
      {"{}", "CloudTrail-Insight", Verdict::Fails},
      {R"({"insight_selector":[{"insight_type":"ApiCallRateInsight"}]})",
       "CloudTrail-Insight", Verdict::Holds},
      {"{}", "CloudTrail-NetworkActivity", Verdict::Fails},
      {R"({"advanced_event_selector":[{"field_selector":[
           {"field":"eventCategory","equals":["NetworkActivity"]}]}]})",
       "CloudTrail-NetworkActivity", Verdict::Holds},
      {R"({"advanced_event_selector":[{"field_selector":[
           {"field":"eventCategory","equals":["Management"]}]}]})",
       "CloudTrail-NetworkActivity", Verdict::Fails},
  }));
  CAPTURE(c.attributes, c.folder);
  CHECK(written(read(c.attributes), c.folder) == c.written);
}

TEST_CASE("trails that go or that the plan forgets are not judged", "[trail]") {
  SmallGraph small;
  small.add("aws_cloudtrail.gone", "{}").change = Change::Delete;
  small.add("aws_cloudtrail.forgotten", "{}").change = Change::Forget;
  small.add("aws_cloudtrail.kept", "{}").change = Change::NoOp;
  const ResourceGraph graph = small.build();
  const std::vector<Trail> trails = find_trails(graph);
  REQUIRE(trails.size() == 1);
  CHECK(trails.front().resource->address == "aws_cloudtrail.kept");
  CHECK_FALSE(trails.front().touched);
}

}  // namespace trailseal::cloudtrail::trail_test
