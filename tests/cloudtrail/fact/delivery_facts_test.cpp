#include "cloudtrail/fact/delivery_facts.hpp"

#include "support/catch.hpp"

namespace trailseal::cloudtrail::delivery_facts_test {

TEST_CASE("a decision is a fact with its place and its evidence", "[facts]") {
  struct Case {
    iam::Outcome outcome;
    const char* fact;
  };
  const auto c = GENERATE(values<Case>({
      {iam::Outcome::Allowed, "allowed"},
      {iam::Outcome::Denied, "denied"},
      {iam::Outcome::NotAllowed, "not-allowed"},
  }));
  Subject subject;
  Value facts = Value::map();
  add_decision(subject, facts, "delivery", "put_object",
               {.outcome = c.outcome, .why = {"why"}, .place = {.address = "policy"}});
  CHECK(facts.at_path("put_object.decision").is_literal(c.fact));
  CHECK(subject.place_of("delivery.put_object")->address == "policy");
  CHECK(subject.evidence_of("delivery.put_object") == std::vector<Evidence>{"why"});
}

TEST_CASE("what is missing for a decision is the reason of the unknown fact", "[facts]") {
  Subject subject;
  Value facts = Value::map();
  add_decision(subject, facts, "delivery", "put_object",
               undecidable({.what = "the policy", .help = "give it"}, {}));
  const Value& decision = facts.at_path("put_object.decision");
  REQUIRE(decision.is_unknown());
  CHECK(decision.as_unknown().reason == "the policy");
  CHECK(decision.as_unknown().help == "give it");
}

TEST_CASE("requests to KMS are facts where the trail has a key", "[facts]") {
  Destination destination;
  destination.bucket.region = "eu-west-1";
  destination.trail.settings.logging = Value::boolean(true);
  const auto facts_of = [&] {
    Subject subject;
    subject.facts = Value::map();
    add_delivery_facts(subject, destination);
    return *subject.facts.find("delivery");
  };
  CHECK(facts_of()["generate_data_key"].is_absent());
  CHECK(facts_of()["outcome"].is_literal("allowed"));
  destination.trail.settings.logging = Value::boolean(false);
  CHECK(facts_of()["outcome"].is_literal("denied"));
  destination.trail.settings.logging = Value::unknown({.reason = "a parameter"});
  CHECK(facts_of()["outcome"].is_unknown());
  destination.trail.settings.logging = Value::boolean(true);
  destination.delivery.put_object.outcome = iam::Outcome::NotAllowed;
  CHECK(facts_of()["outcome"].is_literal("denied"));
  destination.delivery.put_object.outcome = iam::Outcome::Unknown;
  CHECK(facts_of()["outcome"].is_unknown());
  destination.delivery.generate_data_key = Decision{};
  destination.delivery.describe_key = Decision{};
  CHECK(facts_of().at_path("generate_data_key.decision").is_literal("allowed"));
  CHECK(facts_of().at_path("describe_key.decision").is_literal("allowed"));
  CHECK(facts_of()["decrypt"].is_absent());
}

}  // namespace trailseal::cloudtrail::delivery_facts_test
