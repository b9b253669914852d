#include "cloudtrail/request/sns_request.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::sns_request_test {

namespace {

const char* const kArn = "arn:aws:sns:us-east-1:444455556666:files";

/// A topic of another account and region than the trail's.
Decision publish(const std::string& condition, Verdict exists = Verdict::Holds) {
  SmallGraph small;
  small.add("aws_cloudtrail.t", R"({"name":"t","s3_bucket_name":"logs",)"
                                R"("sns_topic_name":"files"})");
  Resource& topic = small.add("aws_sns_topic.t", R"({"name":"files"})");
  topic.attributes.set("arn", Value::text(kArn));
  topic.account = "444455556666";
  topic.region = "us-east-1";
  Resource& policy = small.add("aws_sns_topic_policy.p", "{}");
  policy.exists = exists;
  policy.exists_reason = "condition `Grant` is not known";
  policy.attributes.set("arn", Value::text(kArn));
  policy.attributes.set(
      "policy",
      Value::text(Text(R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",
          "Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"SNS:Publish",
          "Resource":"arn:aws:sns:us-east-1:444455556666:files","Condition":)" +
                       condition + "}]}")));
  const ResourceGraph graph = small.build();
  const Trail trail = find_trails(graph).front();
  return decide_publish(trail, *topic_of(graph, trail));
}

}  // namespace

TEST_CASE("a publish carries the keys of the topic, not of the bucket or of KMS",
          "[publish]") {
  struct Case {
    const char* condition;
    const char* outcome;
  };
  const auto c = GENERATE(values<Case>({
      {"{}", "allowed"},
      {R"({"StringEquals":{"aws:ResourceAccount":"444455556666"}})", "allowed"},
      {R"({"StringEquals":{"aws:ResourceAccount":"111122223333"}})", "not-allowed"},
      {R"({"StringEquals":{"aws:RequestedRegion":"us-east-1"}})", "allowed"},
      {R"({"StringEquals":{"aws:RequestedRegion":"eu-west-1"}})", "not-allowed"},
      {R"({"StringEquals":{"aws:SourceAccount":"111122223333"}})", "allowed"},
      {R"({"StringEquals":{"aws:SourceArn":
           "arn:aws:cloudtrail:eu-west-1:111122223333:trail/t"}})",
       "allowed"},
      {R"({"StringEquals":{"kms:CallerAccount":"111122223333"}})", "not-allowed"},
      {R"({"Null":{"s3:x-amz-acl":"true"}})", "allowed"},
      {R"({"StringEquals":{"aws:NoSuchKeyYet":"x"}})", "unknown"},
  }));
  CAPTURE(c.condition);
  CHECK(iam::to_string(publish(c.condition).outcome) == std::string(c.outcome));
}

TEST_CASE("a topic policy that may not exist leaves the publish unknown", "[publish]") {
  const Decision decision = publish("{}", Verdict::Unknown);
  CHECK(decision.outcome == iam::Outcome::Unknown);
  CHECK(decision.missing.what.find("condition `Grant` is not known") !=
        std::string::npos);
}

TEST_CASE("a topic in no input is what is missing", "[publish]") {
  SmallGraph small;
  small.add("aws_cloudtrail.t", R"({"name":"t","sns_topic_name":"elsewhere"})");
  const ResourceGraph graph = small.build();
  const Trail trail = find_trails(graph).front();
  const Decision decision = decide_publish(trail, *topic_of(graph, trail));
  CHECK(decision.outcome == iam::Outcome::Unknown);
  CHECK(decision.missing.what == "topic `elsewhere` is not in any input");
  CHECK(decision.missing.help == kTopicPolicy.help);
}

}  // namespace trailseal::cloudtrail::sns_request_test
