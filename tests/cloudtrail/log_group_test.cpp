#include "cloudtrail/log_group.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::log_group_test {

namespace {

const char* const kGroup =
    R"({"name":"g","arn":"arn:aws:logs:eu-west-1:111122223333:log-group:g"})";

std::optional<LogGroup> group_named(SmallGraph small, Value reference) {
  static ResourceGraph graph;
  Resource& trail = small.add("aws_cloudtrail.t", "{}");
  if (reference.is_unknown()) {
    trail.references.push_back({.attribute = "cloud_watch_logs_group_arn",
                                .target = "aws_cloudwatch_log_group.g",
                                .target_attribute = "arn"});
  }
  trail.attributes.set("cloud_watch_logs_group_arn", std::move(reference));
  graph = small.build();
  return log_group_of(graph, find_trails(graph).front());
}

}  // namespace

TEST_CASE("a log group is found by its ARN, with and without the star", "[log-group]") {
  SmallGraph small;
  small.add("aws_cloudwatch_log_group.g", kGroup);
  const char* const arn = GENERATE("arn:aws:logs:eu-west-1:111122223333:log-group:g:*",
                                   "arn:aws:logs:eu-west-1:111122223333:log-group:g");
  const auto group = group_named(small, Value::text(arn));
  REQUIRE(group->resource != nullptr);
  CHECK(group->arn.literal() == "arn:aws:logs:eu-west-1:111122223333:log-group:g");
  CHECK(group->key_id.is_null());
  CHECK_FALSE(group->key.has_value());
}

TEST_CASE("an ARN that is not known yet leads to the one group it refers to",
          "[log-group]") {
  SmallGraph small;
  small.add("aws_cloudwatch_log_group.g", kGroup);
  CHECK(group_named(small, known_later({}))->resource != nullptr);
  CHECK(group_named(SmallGraph(), known_later({}))->resource == nullptr);
}

TEST_CASE("a trail without a log group has none, one outside is not known",
          "[log-group]") {
  CHECK_FALSE(group_named(SmallGraph(), Value::text("")).has_value());
  const auto outside = group_named(
      SmallGraph(), Value::text("arn:aws:logs:eu-west-1:111122223333:log-group:x:*"));
  CHECK(outside->resource == nullptr);
  CHECK(outside->key_id.is_unknown());
}

TEST_CASE("the key of a log group is followed", "[log-group]") {
  SmallGraph small;
  small.add("aws_cloudwatch_log_group.g", kGroup)
      .attributes.set("kms_key_id", Value::text("1"));
  small.add("aws_cloudwatch_log_group.plain", "{}")
      .attributes.set("kms_key_id", known_later({}));
  const ResourceGraph graph = small.build();
  const std::vector<LogGroup> groups = find_log_groups(graph);
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].key.has_value());
  CHECK(groups[1].key_id.is_null());
}

}  // namespace trailseal::cloudtrail::log_group_test
