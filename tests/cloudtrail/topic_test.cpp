#include "cloudtrail/topic.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::topic_test {

namespace {

const char* const kTopic =
    R"({"name":"files","arn":"arn:aws:sns:eu-west-1:111122223333:files"})";

std::optional<Topic> topic_named(SmallGraph small, const char* reference) {
  static ResourceGraph graph;
  small.add("aws_cloudtrail.t", "{}")
      .attributes.set("sns_topic_name", Value::text(reference));
  graph = small.build();
  return topic_of(graph, find_trails(graph).front());
}

}  // namespace

TEST_CASE("a trail names its topic by name or by ARN", "[topic]") {
  SmallGraph small;
  small.add("aws_sns_topic.t", kTopic);
  const char* const name = GENERATE("files", "arn:aws:sns:eu-west-1:111122223333:files");
  const auto topic = topic_named(small, name);
  REQUIRE(topic.has_value());
  REQUIRE(topic->resource != nullptr);
  CHECK(topic->account.literal() == "111122223333");
  CHECK(topic->key_id.is_null());
  CHECK(topic->key_manager.is_absent());
  CHECK(topic->policy.note.find("the default topic policy") != std::string::npos);
  CHECK_FALSE(topic_named(small, "").has_value());
}

TEST_CASE("a topic in no input is one of the account that its ARN names", "[topic]") {
  const auto foreign =
      topic_named(SmallGraph(), "arn:aws:sns:us-east-1:444455556666:files");
  CHECK(foreign->resource == nullptr);
  CHECK(foreign->region.literal() == "us-east-1");
  CHECK(foreign->account.literal() == "444455556666");
  CHECK(foreign->key_id.is_unknown());
  CHECK(foreign->policy.policy.open);
  const auto named = topic_named(SmallGraph(), "files");
  CHECK(named->region.literal() == "eu-west-1");
  CHECK(named->account.literal() == "111122223333");
}

TEST_CASE("the key of a topic is followed to who manages it", "[topic]") {
  SmallGraph small;
  small.add("aws_sns_topic.t", kTopic)
      .attributes.set("kms_master_key_id", Value::text("alias/aws/sns"));
  CHECK(topic_named(small, "files")->key_manager.is_literal("aws"));
}

TEST_CASE("the default policy that a state has is known again", "[topic]") {
  const auto with_policy = [](const std::string& sid, const std::string& key) {
    SmallGraph small;
    Resource& topic = small.add("aws_sns_topic.t", kTopic);
    topic.change = Change::NoOp;
    topic.attributes.set(
        "policy", Value::text(Text(R"({"Version":"2008-10-17","Id":"__default_policy_ID",
            "Statement":[{"Sid":")" +
                                   sid + R"(","Effect":"Allow","Principal":{"AWS":"*"},
            "Action":["SNS:Publish"],"Resource":"*","Condition":{"StringEquals":{")" +
                                   key + R"(":"111122223333"}}}]})")));
    return topic_named(small, "files")->policy;
  };
  CHECK(with_policy("__default_statement_ID", "AWS:SourceOwner")
            .note.find("the default topic policy") != std::string::npos);
  CHECK(with_policy("Mine", "AWS:SourceOwner").note.empty());
  CHECK(with_policy("__default_statement_ID", "aws:SourceAccount").note.empty());
}

TEST_CASE("every topic that will exist is found", "[topic]") {
  SmallGraph small;
  small.add("aws_sns_topic.t", kTopic);
  small.add("aws_sns_topic.gone", "{}").change = Change::Delete;
  CHECK(find_topics(small.build()).size() == 1);
}

}  // namespace trailseal::cloudtrail::topic_test
