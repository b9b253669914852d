#include "cloudtrail/question/source_scope.hpp"

#include "cloudtrail/request/destination.hpp"
#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::source_scope_test {

namespace {

const char* const kKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1";

std::string policy(const char* principal, const char* action, const char* condition,
                   const char* more = "") {
  return std::string(R"({"Version":"2012-10-17","Statement":[{"Sid":"Grant",
      "Effect":"Allow","Principal":)") +
         principal + R"(,"Action":")" + action + R"(","Resource":"*","Condition":)" +
         condition + "}" + more + "]}";
}

const char* const kService = R"({"Service":"cloudtrail.amazonaws.com"})";

Destination destination_with(const std::string& bucket_policy,
                             const std::string& key_policy) {
  static ResourceGraph graph;
  SmallGraph small;
  small.add("aws_cloudtrail.t", R"({"name":"t","s3_bucket_name":"logs"})")
      .attributes.set("kms_key_id", Value::text(kKeyArn));
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  small.add("aws_s3_bucket_policy.p", R"({"bucket":"logs"})")
      .attributes.set("policy", Value::text(Text(bucket_policy)));
  Resource& key = small.add("aws_kms_key.k", R"({"key_id":"1"})");
  key.attributes.set("arn", Value::text(kKeyArn));
  key.attributes.set("policy", Value::text(Text(key_policy)));
  graph = small.build();
  return follow(graph, find_trails(graph).front());
}

}  // namespace

TEST_CASE("a grant is bound by a condition that names an account", "[scope]") {
  struct Case {
    const char* condition;
    Verdict bound;
  };
  const auto c = GENERATE(values<Case>({
      {"{}", Verdict::Fails},
      {R"({"StringEquals":{"aws:SourceAccount":"111122223333"}})", Verdict::Holds},
      {R"({"StringLike":{"aws:SourceArn":"arn:aws:cloudtrail:*:111122223333:trail/*"}})",
       Verdict::Holds},
      {R"({"StringLike":{"aws:SourceArn":"arn:aws:cloudtrail:*:*:trail/*"}})",
       Verdict::Fails},
      {R"({"StringLike":{"aws:SourceAccount":"*"}})", Verdict::Fails},
      {R"({"Bool":{"aws:SecureTransport":"true"}})", Verdict::Fails},
  }));
  CAPTURE(c.condition);
  const Destination d =
      destination_with(policy(kService, "s3:PutObject", c.condition),
                       policy(kService, "kms:GenerateDataKey", c.condition));
  const auto bucket = bucket_source_scope(d.trail, d.bucket);
  REQUIRE(bucket.has_value());
  CHECK(bucket->verdict == c.bound);
  CHECK(bucket->why.empty() == (c.bound == Verdict::Holds));
  const auto key = key_source_scope(d.trail, d.bucket, *d.key);
  REQUIRE(key.has_value());
  CHECK(key->verdict == c.bound);
}

TEST_CASE("a Deny on other accounts binds a grant without conditions", "[scope]") {
  const char* const kDeny =
      R"(,{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":
          {"StringNotEquals":{"aws:SourceAccount":"111122223333"}}})";
  const Destination d = destination_with(policy(kService, "s3:PutObject", "{}", kDeny),
                                         policy(kService, "kms:*", "{}", kDeny));
  CHECK(bucket_source_scope(d.trail, d.bucket)->verdict == Verdict::Holds);
  CHECK(key_source_scope(d.trail, d.bucket, *d.key)->verdict == Verdict::Holds);
}

TEST_CASE("where CloudTrail has no grant there is nothing to bind", "[scope]") {
  const Destination d =
      destination_with(policy(R"({"Service":"s3.amazonaws.com"})", "s3:PutObject", "{}"),
                       policy(kService, "kms:DescribeKey", "{}"));
  CHECK_FALSE(bucket_source_scope(d.trail, d.bucket).has_value());
  CHECK_FALSE(key_source_scope(d.trail, d.bucket, *d.key).has_value());
}

}  // namespace trailseal::cloudtrail::source_scope_test
