#include "cloudtrail/fact/destination_facts.hpp"

#include "cloudtrail/small_graph.hpp"
#include "iam/explain/evidence_line.hpp"

namespace trailseal::cloudtrail::destination_facts_test {

namespace {

const char* const kKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1";

SmallGraph delivering() {
  SmallGraph small;
  small.add("aws_cloudtrail.t", R"({"name":"t","s3_bucket_name":"logs"})")
      .attributes.set("kms_key_id", Value::text(kKeyArn));
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  small.add("aws_s3_bucket_policy.p", R"({"bucket":"logs"})")
      .attributes.set("policy", Value::text(R"({"Statement":[
          {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},
           "Action":"s3:*","Resource":["arn:aws:s3:::logs","arn:aws:s3:::logs/*"]},
          {"Sid":"No","Effect":"Deny","Principal":"*","Action":"s3:PutObject",
           "Resource":"*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}}]})"));
  Resource& key = small.add("aws_kms_key.k", R"({"key_id":"1"})");
  key.attributes.set("arn", Value::text(kKeyArn));
  key.attributes.set("policy", Value::text(R"({"Statement":[{"Effect":"Allow",
      "Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"kms:*",
      "Resource":"*"}]})"));
  return small;
}

Subject subject_of(const SmallGraph& small) {
  const ResourceGraph graph = small.build();
  return facts_of(graph, Surroundings(graph), follow(graph, find_trails(graph).front()),
                  "sse-kms-cmk");
}

}  // namespace

TEST_CASE("the subject tells what each fact comes from", "[facts]") {
  const Subject subject = subject_of(delivering());
  CHECK(subject.trail == "aws_cloudtrail.t");
  CHECK(subject.facts["standard"].is_literal("sse-kms-cmk"));
  CHECK(subject.facts.at_path("delivery.put_object.decision").is_literal("denied"));
  CHECK(subject.facts.at_path("delivery.get_bucket_acl.decision").is_literal("allowed"));
  CHECK(subject.facts.at_path("delivery.outcome").is_literal("denied"));
  CHECK(subject.place_of("delivery.put_object.decision")->address ==
        "aws_s3_bucket_policy.p");
  REQUIRE_FALSE(subject.evidence_of("delivery.put_object").empty());
  CHECK(iam::line_of(subject.evidence_of("delivery.put_object")[0]).find("`No`") !=
        std::string::npos);
  CHECK(subject.place_of("key.state")->address == "aws_kms_key.k");
}

TEST_CASE("the key is compared with the bucket's default and its region", "[facts]") {
  SmallGraph small = delivering();
  const Subject plain = subject_of(small);
  CHECK(plain.facts.at_path("key.in_bucket_region") == Value::boolean(true));
  CHECK(plain.facts.at_path("key.is_bucket_default") == Value::boolean(false));
  small.add("aws_s3_bucket_server_side_encryption_configuration.e",
            R"({"bucket":"logs","rule":[{"apply_server_side_encryption_by_default":
                [{"sse_algorithm":"aws:kms","kms_master_key_id":"1"}]}]})");
  CHECK(subject_of(small).facts.at_path("key.is_bucket_default") == Value::boolean(true));
}

TEST_CASE("a trail that waits for nobody may come before its policies", "[facts]") {
  SmallGraph small = delivering();
  CHECK(subject_of(small).facts.at_path("trail.waits_for_policies") ==
        Value::boolean(false));
  small.add("aws_cloudtrail.waits", R"({"name":"w","s3_bucket_name":"logs"})")
      .depends_on = {"aws_s3_bucket_policy.p"};
  const ResourceGraph graph = small.build();
  const Subject waits = facts_of(graph, Surroundings(graph),
                                 follow(graph, find_trails(graph).back()), "sse-kms-cmk");
  CHECK(waits.facts.at_path("trail.waits_for_policies") == Value::boolean(true));
}

TEST_CASE("a local value may be made from the policy, a module named so is not",
          "[facts]") {
  struct Case {
    const char* target;
    bool unknown;
  };
  const auto c = GENERATE(values<Case>({
      {"local.bucket", true},
      {"module.a.local.bucket", true},
      {"aws_s3_bucket.local", false},
  }));
  CAPTURE(c.target);
  SmallGraph small = delivering();
  small.add("aws_cloudtrail.l", R"({"name":"l","s3_bucket_name":"logs"})").references = {
      {.attribute = "s3_bucket_name", .target = c.target}};
  const ResourceGraph graph = small.build();
  const Subject subject =
      facts_of(graph, Surroundings(graph), follow(graph, find_trails(graph).back()),
               "sse-kms-cmk");
  CHECK(subject.facts.at_path("trail.waits_for_policies").is_unknown() == c.unknown);
}

TEST_CASE("facts about neighbors are there where the trail has them", "[facts]") {
  SmallGraph small = delivering();
  const Subject plain = subject_of(small);
  CHECK(plain.facts["topic"].is_absent());
  CHECK(plain.facts["log_group"].is_absent());
  CHECK(plain.facts["change"].is_absent());
  CHECK(plain.facts.at_path("security_hub.enabled") == Value::boolean(false));
  small.add("aws_cloudtrail.n", R"({"name":"n","s3_bucket_name":"logs",
      "sns_topic_name":"files","cloud_watch_logs_group_arn":"arn:elsewhere"})");
  const ResourceGraph graph = small.build();
  const Subject full = facts_of(graph, Surroundings(graph),
                                follow(graph, find_trails(graph).back()), "sse-kms-cmk");
  CHECK(full.facts.at_path("topic.publish.decision").is_unknown());
  CHECK(full.facts.at_path("log_group.use_key.decision").is_unknown());
}

}  // namespace trailseal::cloudtrail::destination_facts_test
