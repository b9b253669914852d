#include "cloudtrail/log_role.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::log_role_test {

namespace {

const char* const kDocument =
    R"({"Statement":[{"Effect":"Allow","Action":"logs:*","Resource":"*"}]})";
const char* const kRoleArn = "arn:aws:iam::111122223333:role/writer";

SmallGraph with_role() {
  SmallGraph small;
  small.add("aws_cloudtrail.t", R"({"name":"t","cloud_watch_logs_group_arn":"g",
      "cloud_watch_logs_role_arn":"arn:aws:iam::111122223333:role/writer"})");
  small.add("aws_iam_role.r", R"({"name":"writer","assume_role_policy":"{}"})")
      .attributes.set("arn", Value::text(kRoleArn));
  return small;
}

/// The policies of the role: how many are known, and how many are open.
std::pair<int, int> policies_of(const SmallGraph& small) {
  const ResourceGraph graph = small.build();
  const auto role = log_role_of(graph, find_trails(graph).front());
  REQUIRE(role.has_value());
  std::pair<int, int> counts;
  for (const PolicyInForce& policy : role->policies) {
    ++(policy.policy.open ? counts.second : counts.first);
  }
  return counts;
}

}  // namespace

TEST_CASE("a role is found by its ARN, by its name, and by what a value is made from",
          "[log-role]") {
  for (const Value& reference : {Value::text(kRoleArn), Value::text("writer"),
                                 known_later({"aws_iam_role.r.arn"})}) {
    SmallGraph small = with_role();
    Resource& trail = small.add("aws_cloudtrail.u", R"({"name":"u"})");
    trail.attributes.set("cloud_watch_logs_group_arn", Value::text("g"));
    trail.attributes.set("cloud_watch_logs_role_arn", reference);
    const ResourceGraph graph = small.build();
    CHECK(log_role_of(graph, find_trails(graph).back()).has_value());
  }
  SmallGraph elsewhere;
  elsewhere.add("aws_cloudtrail.t", R"({"cloud_watch_logs_group_arn":"g",
      "cloud_watch_logs_role_arn":"arn:aws:iam::111122223333:role/other"})");
  const ResourceGraph graph = elsewhere.build();
  CHECK_FALSE(log_role_of(graph, find_trails(graph).front()).has_value());
}

TEST_CASE("the policies of a role are its own, separate and attached ones",
          "[log-role]") {
  CHECK(policies_of(with_role()) == std::pair(0, 0));

  SmallGraph separate = with_role();
  separate.add("aws_iam_role_policy.p", R"({"role":"writer"})")
      .attributes.set("policy", Value::text(kDocument));
  separate.add("aws_iam_role_policy.other", R"({"role":"other"})");
  CHECK(policies_of(separate) == std::pair(1, 0));

  SmallGraph attached = with_role();
  Resource& managed = attached.add("aws_iam_policy.m", R"({"name":"m"})");
  managed.attributes.set("arn", Value::text("arn:aws:iam::111122223333:policy/m"));
  managed.attributes.set("policy", Value::text(kDocument));
  attached.add("aws_iam_role_policy_attachment.a",
               R"({"role":"writer","policy_arn":"arn:aws:iam::111122223333:policy/m"})");
  attached.add(
      "aws_iam_policy_attachment.a",
      R"({"roles":["writer"],"policy_arn":"arn:aws:iam::111122223333:policy/m"})");
  CHECK(policies_of(attached) == std::pair(1, 0));
}

TEST_CASE("what AWS manages is known where it allows all of CloudWatch Logs",
          "[log-role]") {
  SmallGraph small = with_role();
  small.add("aws_iam_role_policy_attachment.a",
            R"({"role":"writer",
                "policy_arn":"arn:aws:iam::aws:policy/CloudWatchLogsFullAccess"})");
  small.add("aws_iam_role_policy_attachment.b",
            R"({"role":"writer","policy_arn":"arn:aws:iam::aws:policy/ReadOnlyAccess"})");
  CHECK(policies_of(small) == std::pair(1, 1));
}

TEST_CASE("what may be attached leaves the policies open", "[log-role]") {
  SmallGraph unknown = with_role();
  unknown.add("aws_iam_role_policy.p", "{}")
      .attributes.set("role", known_later({"var.role"}));
  CHECK(policies_of(unknown) == std::pair(0, 1));

  SmallGraph bounded = with_role();
  bounded.add("aws_iam_role.bounded", R"({"name":"bounded"})");
  Resource& trail = bounded.add("aws_cloudtrail.u", R"({"name":"u",
      "cloud_watch_logs_group_arn":"g","cloud_watch_logs_role_arn":"bounded"})");
  trail.input = 0;
  const ResourceGraph graph = bounded.build();
  CHECK(log_role_of(graph, find_trails(graph).back())->policies.empty());
}

}  // namespace trailseal::cloudtrail::log_role_test
