#include "cloudtrail/request/neighbor_key_request.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::neighbor_key_request_test {

namespace {

const char* const kArnOfKey = "arn:aws:kms:eu-west-1:111122223333:key/1";

void add_key(SmallGraph& small, const std::string& actions, const std::string& condition,
             const char* attributes = R"({"key_id":"1"})") {
  Resource& key = small.add("aws_kms_key.k", attributes);
  key.attributes.set("arn", Value::text(kArnOfKey));
  key.attributes.set(
      "policy",
      Value::text(Text(R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",
          "Principal":{"Service":"cloudtrail.amazonaws.com"},"Resource":"*","Action":)" +
                       actions + R"(,"Condition":)" + condition + "}]}")));
}

Decision topic_key(SmallGraph small) {
  small.add("aws_cloudtrail.t", R"({"name":"t","sns_topic_name":"files"})");
  small.add("aws_sns_topic.t", R"({"name":"files"})")
      .attributes.set("kms_master_key_id", Value::text(kArnOfKey));
  const ResourceGraph graph = small.build();
  const Trail trail = find_trails(graph).front();
  return decide_topic_key(trail, *topic_of(graph, trail));
}

Decision store_key(SmallGraph small) {
  small.add("aws_cloudtrail_event_data_store.s", R"({"name":"s"})")
      .attributes.set("kms_key_id", Value::text(kArnOfKey));
  const ResourceGraph graph = small.build();
  return decide_store_key(find_event_data_stores(graph).front());
}

const char* const kBoth = R"(["kms:GenerateDataKey*","kms:Decrypt"])";
const char* const kByArn =
    R"({"StringEquals":{"aws:SourceArn":"arn:aws:cloudtrail:eu-west-1:111122223333:trail/t"}})";
const char* const kByContext =
    R"({"StringLike":{"kms:EncryptionContext:aws:cloudtrail:arn":
    "arn:aws:cloudtrail:*:111122223333:trail/*"}})";

}  // namespace

TEST_CASE("a topic's key needs data keys and decryption, without a trail's context",
          "[neighbor-key]") {
  struct Case {
    const char* actions;
    const char* condition;
    const char* outcome;
  };
  const auto c = GENERATE(values<Case>({
      {kBoth, "{}", "allowed"},
      {kBoth, kByArn, "allowed"},
      {kBoth, R"({"StringEquals":{"aws:SourceAccount":"111122223333"}})", "allowed"},
      {kBoth, kByContext, "not-allowed"},
      {R"("kms:Decrypt")", "{}", "not-allowed"},
      {R"("kms:GenerateDataKey*")", "{}", "not-allowed"},
      {kBoth, R"({"StringEquals":{"kms:EncryptionContext:aws:sns:topicArn":"x"}})",
       "unknown"},
      {kBoth, R"({"StringEquals":{"kms:ViaService":"sns.eu-west-1.amazonaws.com"}})",
       "unknown"},
  }));
  CAPTURE(c.actions, c.condition);
  SmallGraph small;
  add_key(small, c.actions, c.condition);
  CHECK(iam::to_string(topic_key(small).outcome) == std::string(c.outcome));
}

TEST_CASE("a store's key needs the same, and gets no source", "[neighbor-key]") {
  struct Case {
    const char* actions;
    const char* condition;
    const char* outcome;
  };
  const auto c = GENERATE(values<Case>({
      {kBoth, "{}", "allowed"},
      {kBoth, kByArn, "not-allowed"},
      {kBoth, R"({"StringEquals":{"aws:SourceAccount":"111122223333"}})", "not-allowed"},
      {R"(["kms:GenerateDataKey*","kms:DescribeKey"])", "{}", "not-allowed"},
  }));
  CAPTURE(c.actions, c.condition);
  SmallGraph small;
  add_key(small, c.actions, c.condition);
  CHECK(iam::to_string(store_key(small).outcome) == std::string(c.outcome));
}

TEST_CASE("a key that is disabled, of another kind or elsewhere serves neither",
          "[neighbor-key]") {
  const char* const attributes =
      GENERATE(R"({"key_id":"1","is_enabled":false})",
               R"({"key_id":"1","key_usage":"SIGN_VERIFY"})",
               R"({"key_id":"1","customer_master_key_spec":"RSA_2048"})");
  CAPTURE(attributes);
  SmallGraph small;
  add_key(small, kBoth, "{}", attributes);
  CHECK(topic_key(small).allowed() == Verdict::Fails);
  CHECK(store_key(small).allowed() == Verdict::Fails);

  SmallGraph elsewhere;
  Resource& key = elsewhere.add("aws_kms_key.k", R"({"key_id":"1"})");
  key.attributes.set("arn", Value::text(kArnOfKey));
  key.region = "us-east-1";
  const Decision decided = topic_key(elsewhere);
  CHECK(decided.allowed() == Verdict::Fails);
  CHECK(decided.why.front().note ==
        "`aws_kms_key.k` is in us-east-1, `aws_sns_topic.t` in eu-west-1");
}

TEST_CASE("a key in no input leaves it open", "[neighbor-key]") {
  CHECK(topic_key(SmallGraph()).allowed() == Verdict::Unknown);
  CHECK(store_key(SmallGraph()).allowed() == Verdict::Unknown);
}

}  // namespace trailseal::cloudtrail::neighbor_key_request_test
