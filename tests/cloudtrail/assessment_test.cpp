#include "cloudtrail/assessment.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::assessment_test {

TEST_CASE("a trail is assessed once, under both names of its subject", "[assessment]") {
  SmallGraph small;
  small.add("aws_cloudtrail.t", R"({"name":"t","s3_bucket_name":"logs"})");
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  const Assessment found = assess(small.build(), "sse-kms-cmk");
  REQUIRE(found.trails.size() == 1);
  REQUIRE(found.subjects.size() == 1);
  CHECK(found.subjects.front().is("trail"));
  CHECK(found.subjects.front().is("destination"));
  const TrailSummary& trail = found.trails.front();
  CHECK(trail.address == "aws_cloudtrail.t");
  CHECK(trail.bucket.address == "aws_s3_bucket.b");
  CHECK_FALSE(trail.key.set);
  CHECK(trail.log_encryption.algorithm == "AES256");
  CHECK(trail.delivery == Verdict::Fails);
}

TEST_CASE("other subjects are there where they are asked for", "[assessment]") {
  SmallGraph small;
  small.add("aws_s3_bucket.b", "{}");
  small.add("aws_kms_key.k", "{}");
  small.add("aws_sns_topic.t", "{}");
  small.add("aws_cloudwatch_log_group.g", "{}");
  small.add("aws_cloudtrail_event_data_store.s", "{}");
  const ResourceGraph graph = small.build();
  CHECK(assess(graph, "sse-s3").subjects.empty());
  const SubjectRequest request{
      .kinds = {"bucket", "key", "topic", "log_group", "event_data_store"},
      .types = {"aws_sns_topic"}};
  const Assessment found = assess(graph, "sse-s3", request);
  std::string kinds;
  for (const Subject& subject : found.subjects) {
    kinds += subject.kind + " ";
    CHECK(subject.facts["standard"].is_literal("sse-s3"));
  }
  CHECK(kinds == "bucket key log_group topic event_data_store resource ");
}

}  // namespace trailseal::cloudtrail::assessment_test
