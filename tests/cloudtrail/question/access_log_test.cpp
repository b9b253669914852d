#include "cloudtrail/question/access_log.hpp"

#include <functional>

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::access_log_test {

namespace {

/// `arrives`, `lost`, `unknown`, or `none`, after `change` has been at a right one.
std::string answer(const std::function<void(SmallGraph&, Resource& target)>& change,
                   const char* target_name = "access",
                   const char* principal = "logging.s3.amazonaws.com") {
  SmallGraph small;
  small.add("aws_s3_bucket.logs", R"({"bucket":"logs"})");
  small.add("aws_s3_bucket_logging.l", R"({"bucket":"logs"})")
      .attributes.set("target_bucket", Value::text(target_name));
  small.add("aws_s3_bucket_policy.p", R"({"bucket":"access"})")
      .attributes.set(
          "policy", Value::text(Text(
                        R"({"Statement":[{"Effect":"Allow","Principal":{"Service":")" +
                        std::string(principal) +
                        R"("},"Action":"s3:PutObject","Resource":"arn:aws:s3:::access/*",
              "Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::logs"}}}]})")));
  change(small, small.add("aws_s3_bucket.access", R"({"bucket":"access"})"));
  const ResourceGraph graph = small.build();
  const auto arrives = access_log_arrives(graph, *bucket_named(graph, "logs"));
  if (!arrives) return "none";
  if (arrives->verdict == Verdict::Unknown) return "unknown";
  return arrives->verdict == Verdict::Holds ? "arrives" : "lost";
}

}  // namespace

TEST_CASE("an access log arrives in another bucket that admits it", "[access-log]") {
  CHECK(answer([](SmallGraph&, Resource&) {}) == "arrives");
  CHECK(answer([](SmallGraph&, Resource&) {}, "logs") == "lost");
  CHECK(answer([](SmallGraph&, Resource&) {}, "outside") == "none");
  CHECK(answer([](SmallGraph&, Resource&) {}, "access", "cloudtrail.amazonaws.com") ==
        "lost");
}

TEST_CASE("an ACL for the log delivery group admits it as well", "[access-log]") {
  const auto with_acl = [](SmallGraph& small, Resource&) {
    small.add("aws_s3_bucket_acl.a", R"({"bucket":"access","acl":"log-delivery-write"})");
  };
  CHECK(answer(with_acl, "access", "cloudtrail.amazonaws.com") == "arrives");
}

TEST_CASE("one thing about the target is enough to lose an access log", "[access-log]") {
  struct Case {
    const char* name;
    void (*change)(SmallGraph&, Resource&);
    const char* expected;
  };
  const auto c = GENERATE(values<Case>({
      {"region", [](SmallGraph&, Resource& b) { b.region = "us-east-1"; }, "lost"},
      {"account", [](SmallGraph&, Resource& b) { b.account = "444455556666"; }, "lost"},
      {"retention",
       [](SmallGraph& small, Resource&) {
         small.add("aws_s3_bucket_object_lock_configuration.o", R"({"bucket":"access",
             "rule":[{"default_retention":[{"mode":"GOVERNANCE","days":1}]}]})");
       },
       "lost"},
      {"lock without retention",
       [](SmallGraph& small, Resource&) {
         small.add("aws_s3_bucket_object_lock_configuration.o",
                   R"({"bucket":"access","rule":[]})");
       },
       "arrives"},
      {"payer",
       [](SmallGraph& small, Resource&) {
         small.add("aws_s3_bucket_request_payment_configuration.r",
                   R"({"bucket":"access","payer":"Requester"})");
       },
       "lost"},
      {"SSE-KMS",
       [](SmallGraph& small, Resource&) {
         small.add(
             "aws_s3_bucket_server_side_encryption_configuration.e",
             R"({"bucket":"access","rule":[{"apply_server_side_encryption_by_default":
                       [{"sse_algorithm":"aws:kms"}]}]})");
       },
       "unknown"},
  }));
  CAPTURE(c.name);
  CHECK(answer(c.change) == c.expected);
}

}  // namespace trailseal::cloudtrail::access_log_test
