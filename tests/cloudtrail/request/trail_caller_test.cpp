#include "cloudtrail/request/trail_caller.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::trail_caller_test {

namespace {

using State = iam::ContextValue::State;

Trail trail_with(const char* attributes, const char* organization = "") {
  static ResourceGraph graph;
  SmallGraph small;
  small.add("aws_cloudtrail.t", attributes);
  graph = small.build();
  Trail trail = find_trails(graph).front();
  if (*organization != '\0') {
    trail.organization.id = organization;
    trail.organization.id_known = true;
  }
  return trail;
}

State state_of(const Trail& trail, const char* key) {
  return caller_context(share(caller_facts(trail))).find(key).state;
}

}  // namespace

TEST_CASE("the organization is known by its id, or because the trail is its own",
          "[context]") {
  const char* const kKey = "aws:SourceOrgID";
  CHECK(state_of(trail_with("{}"), kKey) == State::Unknown);
  CHECK(state_of(trail_with("{}", "o-abcdefghij"), kKey) == State::Present);
  CHECK(state_of(trail_with(R"({"is_organization_trail":true})"), kKey) ==
        State::Present);
}

TEST_CASE("CloudTrail is a service that comes from no network of anybody's",
          "[context]") {
  struct Case {
    const char* key;
    State state;
  };
  const auto c = GENERATE(values<Case>({
      {"aws:SourceArn", State::Present},
      {"aws:principalisawsservice", State::Present},
      {"aws:SourceVpce", State::Absent},
      {"aws:SourceIp", State::Absent},
      {"aws:PrincipalOrgID", State::Absent},
      {"aws:RequestTag/team", State::Absent},
      {"aws:PrincipalTag/team", State::Unknown},
      {"aws:PrincipalArn", State::Unknown},
      {"aws:ResourceAccount", State::Unknown},  // the service's table says it
      {"aws:NoSuchKeyYet", State::Unknown},
  }));
  CAPTURE(c.key);
  CHECK(state_of(trail_with("{}"), c.key) == c.state);
}

TEST_CASE("a request of CloudTrail is made by its service principal", "[context]") {
  const iam::Request request = trail_request("s3:PutObject", "arn", {});
  CHECK(request.caller.kind == iam::Caller::Kind::Service);
  CHECK(request.caller.service == "cloudtrail.amazonaws.com");
  CHECK(request.action == "s3:PutObject");
}

}  // namespace trailseal::cloudtrail::trail_caller_test
