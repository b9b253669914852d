#include "cloudtrail/request/decision.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::decision_test {

namespace {

using iam::Outcome;

PolicyInForce policy_of(const std::string& statement) {
  static ResourceGraph graph;
  SmallGraph small;
  small.add("aws_s3_bucket_policy.p", "{}")
      .attributes.set("policy",
                      Value::text(Text(R"({"Version":"2012-10-17","Statement":[)" +
                                       statement + "]}")));
  graph = small.build();
  return policy_at(graph.resources().front(), {"policy", ""});
}

iam::Request request() {
  iam::Request get;
  get.caller.service = "cloudtrail.amazonaws.com";
  get.action = "s3:GetBucketAcl";
  get.resource = "arn:aws:s3:::logs";
  return get;
}

Decision with(Outcome outcome) {
  return {.outcome = outcome, .why = {iam::to_string(outcome)}};
}

}  // namespace

TEST_CASE("a decision has the outcome of the policy and points at it", "[decision]") {
  struct Case {
    const char* effect;
    const char* principal;
    Outcome outcome;
  };
  const auto c = GENERATE(values<Case>({
      {"Allow", R"({"Service":"cloudtrail.amazonaws.com"})", Outcome::Allowed},
      {"Deny", R"("*")", Outcome::Denied},
      {"Allow", R"({"Service":"s3.amazonaws.com"})", Outcome::NotAllowed},
  }));
  const PolicyInForce policy = policy_of(
      std::string(R"({"Effect":")") + c.effect + R"(","Principal":)" + c.principal +
      R"(,"Action":"s3:GetBucketAcl","Resource":"arn:aws:s3:::logs"})");
  const Decision decision = decide(policy, request(), iam::PolicyKind::Resource);
  CHECK(decision.outcome == c.outcome);
  CHECK_FALSE(decision.why.empty());
  CHECK(decision.place.address == "aws_s3_bucket_policy.p");
}

TEST_CASE("no policy allows nothing, and an unseen one leaves it unknown", "[decision]") {
  PolicyInForce none;
  none.note = "it has no policy";
  const Decision refused = decide(none, request(), iam::PolicyKind::Resource);
  CHECK(refused.outcome == Outcome::NotAllowed);
  CHECK(refused.why ==
        std::vector<Evidence>{{"it has no policy", Evidence::Lack::Policy}});

  const Decision unseen = decide(unseen_policy("it is elsewhere", "give it", {}),
                                 request(), iam::PolicyKind::Resource);
  CHECK(unseen.outcome == Outcome::Unknown);
  CHECK(unseen.missing.what.find("it is elsewhere") != std::string::npos);
  CHECK(unseen.missing.help == "give it");
}

TEST_CASE("the worst answer counts: a refusal, then an unknown", "[decision]") {
  Decision worst = with(Outcome::Allowed);
  worst.worsen(with(Outcome::Unknown));
  CHECK(worst.outcome == Outcome::Unknown);
  worst.worsen(with(Outcome::Allowed));
  CHECK(worst.outcome == Outcome::Unknown);
  worst.worsen(with(Outcome::NotAllowed));
  CHECK(worst.outcome == Outcome::NotAllowed);
  // Both are refusals: the first one explains it.
  worst.worsen(with(Outcome::Denied));
  CHECK(worst.outcome == Outcome::NotAllowed);
}

TEST_CASE("of two assumptions only what both say is certain", "[decision]") {
  struct Case {
    Outcome one;
    Outcome other;
    Outcome both;
  };
  const auto c = GENERATE(values<Case>({
      {Outcome::Allowed, Outcome::Allowed, Outcome::Allowed},
      {Outcome::Denied, Outcome::Denied, Outcome::Denied},
      {Outcome::Allowed, Outcome::Denied, Outcome::Unknown},
      {Outcome::NotAllowed, Outcome::Allowed, Outcome::Unknown},
      {Outcome::Unknown, Outcome::Denied, Outcome::Unknown},
      {Outcome::Allowed, Outcome::Unknown, Outcome::Unknown},
  }));
  CHECK(agree(with(c.one), with(c.other), "which it is").outcome == c.both);
}

TEST_CASE("where assumptions differ, what tells them apart is missing", "[decision]") {
  const Decision open =
      agree(with(Outcome::Allowed), with(Outcome::Denied), "the version");
  CHECK(open.missing.what == "the version");
  CHECK(open.why == std::vector<Evidence>{"denied"});
}

}  // namespace trailseal::cloudtrail::decision_test
