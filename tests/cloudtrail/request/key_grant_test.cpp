#include "cloudtrail/request/key_grant.hpp"

#include "document/json_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudtrail::key_grant_test {
namespace {

using iam::Outcome;

iam::Request generate_data_key() {
  iam::Request request;
  request.caller.service = "cloudtrail.amazonaws.com";
  request.action = "kms:GenerateDataKey";
  return request;
}

Outcome with(const std::string& grants, Outcome by_policy = Outcome::NotAllowed) {
  Decision decision{.outcome = by_policy};
  consider_grants(read_json_text(grants)->root, generate_data_key(), decision);
  return decision.outcome;
}

TEST_CASE("a grant admits the service and the operation that it names", "[grant]") {
  CHECK(with(R"([{"id": "a", "grantee_principal": "cloudtrail.amazonaws.com",
                  "operations": ["Decrypt", "GenerateDataKey"]}])") == Outcome::Allowed);
  CHECK(with(R"([{"id": "a", "grantee_principal": "cloudtrail.amazonaws.com",
                  "operations": ["Decrypt"]}])") == Outcome::NotAllowed);
  CHECK(with(R"([{"id": "a", "grantee_principal": "logs.amazonaws.com",
                  "operations": ["GenerateDataKey"]}])") == Outcome::NotAllowed);
  CHECK(with("[]") == Outcome::NotAllowed);
}

TEST_CASE("a grant for one encryption context may not be for this one", "[grant]") {
  CHECK(with(R"([{"id": "a", "grantee_principal": "cloudtrail.amazonaws.com",
                  "constrained": true, "operations": ["GenerateDataKey"]}])") ==
        Outcome::Unknown);
}

TEST_CASE("no grant is stronger than a Deny", "[grant]") {
  CHECK(with(R"([{"id": "a", "grantee_principal": "cloudtrail.amazonaws.com",
                  "operations": ["GenerateDataKey"]}])",
             Outcome::Denied) == Outcome::Denied);
}

TEST_CASE("where nobody asked for grants a missing statement is no refusal", "[grant]") {
  Decision decision{.outcome = Outcome::NotAllowed};
  consider_grants(Value::unknown({.reason = "not asked", .help = "ask"}),
                  generate_data_key(), decision);
  CHECK(decision.outcome == Outcome::Unknown);
  CHECK(decision.missing.help == "ask");
}

TEST_CASE("grants allow no administration", "[grant]") {
  iam::Request request = generate_data_key();
  request.action = "kms:PutKeyPolicy";
  Decision decision{.outcome = Outcome::NotAllowed};
  consider_grants(Value::unknown({}), request, decision);
  CHECK(decision.outcome == Outcome::NotAllowed);
}

TEST_CASE("what a plan says nothing of is left as it is", "[grant]") {
  Decision decision{.outcome = Outcome::NotAllowed};
  consider_grants(Value(), generate_data_key(), decision);
  CHECK(decision.outcome == Outcome::NotAllowed);
}

}  // namespace
}  // namespace trailseal::cloudtrail::key_grant_test
