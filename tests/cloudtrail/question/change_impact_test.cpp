#include "cloudtrail/question/change_impact.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::change_impact_test {

namespace {

struct Changes {
  Change key = Change::NoOp;
  Change policy = Change::NoOp;
  Change other = Change::NoOp;
  Change hub = Change::NoOp;
};

/// Is what the trail is judged by touched?
bool touched(const Changes& changes) {
  SmallGraph small;
  small.add("aws_cloudtrail.t", R"({"s3_bucket_name":"logs","kms_key_id":"key-arn"})")
      .change = Change::NoOp;
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})").change = Change::NoOp;
  small.add("aws_s3_bucket_policy.p", R"({"bucket":"logs"})").change = changes.policy;
  small.add("aws_kms_key.k", R"({"arn":"key-arn","key_id":"1"})").change = changes.key;
  small.add("aws_s3_bucket.other", R"({"bucket":"other"})").change = changes.other;
  small.add("aws_securityhub_account.hub", "{}").change = changes.hub;
  const ResourceGraph graph = small.build();
  return ChangeImpact(graph)(graph.resources().front());
}

}  // namespace

TEST_CASE("a change reaches a trail along the names of what it uses", "[impact]") {
  CHECK_FALSE(touched({}));
  CHECK(touched({.key = Change::Update}));
  CHECK(touched({.key = Change::Delete}));
  CHECK(touched({.policy = Change::Create}));
  CHECK_FALSE(touched({.policy = Change::Read}));
  CHECK_FALSE(touched({.other = Change::Replace}));
  CHECK(touched({.hub = Change::Create}));
}

TEST_CASE("what a trail named before the change counts as well", "[impact]") {
  SmallGraph small;
  Resource& trail = small.add("aws_cloudtrail.t", R"({"s3_bucket_name":"new"})");
  trail.change = Change::NoOp;
  trail.before = Value::map();
  trail.before.set("s3_bucket_name", Value::text("old"));
  small.add("aws_s3_bucket.old", R"({"bucket":"old"})").change = Change::Delete;
  const ResourceGraph graph = small.build();
  CHECK(ChangeImpact(graph)(graph.resources().front()));
}

}  // namespace trailseal::cloudtrail::change_impact_test
