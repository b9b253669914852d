#include "cloudtrail/request/log_role_request.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::log_role_request_test {

namespace {

const char* const kGroup = "arn:aws:logs:eu-west-1:111122223333:log-group:audit";
const char* const kTrust =
    R"({"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
        "Principal":{"Service":"cloudtrail.amazonaws.com"}}]})";
const char* const kBoth = R"(["logs:CreateLogStream","logs:PutLogEvents"])";

struct Given {
  std::string trust = kTrust;
  std::vector<std::string> statements{};
  const char* trail = R"({"name":"t"})";
  const char* boundary = "";
};

std::string allow(const std::string& actions, const std::string& resource) {
  return R"({"Effect":"Allow","Action":)" + actions + R"(,"Resource":")" + resource +
         "\"}";
}

Decision write_with(const Given& given) {
  SmallGraph small;
  Resource& trail = small.add("aws_cloudtrail.t", given.trail);
  trail.attributes.set("cloud_watch_logs_group_arn", Value::text(Text(kGroup) + ":*"));
  trail.attributes.set("cloud_watch_logs_role_arn", Value::text("writer"));
  Resource& role = small.add("aws_iam_role.r", R"({"name":"writer"})");
  role.attributes.set("arn", Value::text("arn:aws:iam::111122223333:role/writer"));
  role.attributes.set("assume_role_policy", Value::text(Text(given.trust)));
  role.attributes.set("permissions_boundary", Value::text(given.boundary));
  for (std::size_t i = 0; i < given.statements.size(); ++i) {
    small.add("aws_iam_role_policy.p" + std::to_string(i), R"({"role":"writer"})")
        .attributes.set("policy", Value::text(Text(R"({"Statement":[)" +
                                                   given.statements[i] + "]}")));
  }
  const ResourceGraph graph = small.build();
  const Trail read = find_trails(graph).front();
  return decide_log_write(read, *log_group_of(graph, read), *log_role_of(graph, read));
}

std::string outcome_of(const Given& given) {
  return iam::to_string(write_with(given).outcome);
}

}  // namespace

TEST_CASE("a role has to let CloudTrail create streams and put events", "[log-role]") {
  struct Case {
    const char* actions;
    std::string resource;
    const char* outcome;
  };
  const std::string group = kGroup;
  const auto c = GENERATE_REF(values<Case>({
      {kBoth, "*", "allowed"},
      {kBoth, group + ":*", "allowed"},
      {kBoth, group + ":log-stream:111122223333_CloudTrail_eu-west-1*", "allowed"},
      {R"("logs:*")", group + ":log-stream:*", "allowed"},
      {kBoth, group, "not-allowed"},
      {kBoth, group + ":log-stream:111122223333_CloudTrail_us-east-1*", "not-allowed"},
      {kBoth, "arn:aws:logs:eu-west-1:111122223333:log-group:other:*", "not-allowed"},
      {R"("logs:CreateLogStream")", "*", "not-allowed"},
      {R"("logs:PutLogEvents")", "*", "not-allowed"},
  }));
  CAPTURE(c.actions, c.resource);
  CHECK(outcome_of({.statements = {allow(c.actions, c.resource)}}) == c.outcome);
}

TEST_CASE("policies of one role count together, and a denial in one wins", "[log-role]") {
  const std::string streams = allow(R"("logs:CreateLogStream")", "*");
  const std::string events = allow(R"("logs:PutLogEvents")", "*");
  CHECK(outcome_of({.statements = {streams, events}}) == "allowed");
  CHECK(outcome_of(
            {.statements = {streams, events,
                            R"({"Effect":"Deny","Action":"logs:*","Resource":"*"})"}}) ==
        "denied");
  CHECK(outcome_of({}) == "not-allowed");
}

TEST_CASE("CloudTrail has to be trusted", "[log-role]") {
  struct Case {
    const char* who;
    const char* condition;
    const char* outcome;
  };
  const auto c = GENERATE(values<Case>({
      {"cloudtrail.amazonaws.com", "{}", "allowed"},
      {"logs.amazonaws.com", "{}", "not-allowed"},
      {"cloudtrail.amazonaws.com",
       R"({"StringEquals":{"aws:SourceAccount":"111122223333"}})", "unknown"},
      {"cloudtrail.amazonaws.com", R"({"StringEquals":{"sts:ExternalId":"x"}})",
       "not-allowed"},
  }));
  CAPTURE(c.who, c.condition);
  const std::string trust = R"({"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
      "Principal":{"Service":")" +
                            std::string(c.who) + R"("},"Condition":)" + c.condition +
                            "}]}";
  CHECK(outcome_of({.trust = trust, .statements = {allow(kBoth, "*")}}) == c.outcome);
}

TEST_CASE("an organization trail writes streams of the organization too", "[log-role]") {
  const std::string own = allow(
      kBoth, std::string(kGroup) + ":log-stream:111122223333_CloudTrail_eu-west-1*");
  const std::string all = allow(kBoth, std::string(kGroup) + ":log-stream:*");
  const char* const trail = R"({"name":"t","is_organization_trail":true})";
  CHECK(outcome_of({.statements = {own}, .trail = trail}) == "not-allowed");
  CHECK(outcome_of({.statements = {all}, .trail = trail}) == "allowed");
}

TEST_CASE("a permissions boundary leaves open what it takes away", "[log-role]") {
  const char* const boundary = "arn:aws:iam::111122223333:policy/boundary";
  CHECK(outcome_of({.statements = {allow(kBoth, "*")}, .boundary = boundary}) ==
        "unknown");
}

}  // namespace trailseal::cloudtrail::log_role_request_test
