#include "cloudtrail/request/logs_request.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::logs_request_test {

namespace {

const char* const kKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1";

std::string answer(const std::string& actions, const std::string& condition) {
  SmallGraph small;
  Resource& key = small.add("aws_kms_key.k", R"({"key_id":"1"})");
  key.attributes.set("arn", Value::text(kKeyArn));
  key.attributes.set(
      "policy",
      Value::text(Text(R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",
          "Principal":{"Service":"logs.eu-west-1.amazonaws.com"},"Resource":"*",
          "Action":)" + actions +
                       R"(,"Condition":)" + condition + "}]}")));
  small
      .add("aws_cloudwatch_log_group.g",
           R"({"name":"g","arn":"arn:aws:logs:eu-west-1:111122223333:log-group:g"})")
      .attributes.set("kms_key_id", Value::text(kKeyArn));
  const ResourceGraph graph = small.build();
  const std::vector<LogGroup> groups = find_log_groups(graph);
  return iam::to_string(decide_log_group_key(groups.front()).outcome);
}

}  // namespace

TEST_CASE("CloudWatch Logs needs to encrypt, decrypt and make data keys", "[logs]") {
  struct Case {
    const char* actions;
    const char* condition;
    const char* outcome;
  };
  const auto c = GENERATE(values<Case>({
      {R"("kms:*")", "{}", "allowed"},
      {R"(["kms:Encrypt","kms:Decrypt","kms:GenerateDataKey*"])", "{}", "allowed"},
      {R"(["kms:Encrypt","kms:GenerateDataKey*"])", "{}", "not-allowed"},
      {R"("kms:*")",
       R"({"ArnLike":{"kms:EncryptionContext:aws:logs:arn":
           "arn:aws:logs:eu-west-1:111122223333:*"}})",
       "allowed"},
      {R"("kms:*")",
       R"({"ArnEquals":{"kms:EncryptionContext:aws:logs:arn":
           "arn:aws:logs:eu-west-1:111122223333:log-group:g:*"}})",
       "not-allowed"},
      {R"("kms:*")", R"({"StringEquals":{"aws:ResourceAccount":"111122223333"}})",
       "allowed"},
      {R"("kms:*")", R"({"StringEquals":{"aws:SourceAccount":"111122223333"}})",
       "unknown"},
  }));
  CAPTURE(c.actions, c.condition);
  CHECK(answer(c.actions, c.condition) == c.outcome);
}

TEST_CASE("a group without a key asks nobody, one outside is not known", "[logs]") {
  SmallGraph small;
  small.add("aws_cloudwatch_log_group.g", "{}");
  const ResourceGraph graph = small.build();
  CHECK(decide_log_group_key(find_log_groups(graph).front()).outcome ==
        iam::Outcome::Allowed);
  LogGroup outside;
  outside.key_id = known_later({});
  CHECK(decide_log_group_key(outside).missing.what == "known after apply");
}

}  // namespace trailseal::cloudtrail::logs_request_test
