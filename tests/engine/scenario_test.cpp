#include "engine/scenario.hpp"

#include "support/catch.hpp"

namespace trailseal::engine::scenario_test {
namespace {

const rule::Rule& any_rule() {
  static const rule::Rule kRule = [] {
    rule::Rule rule;
    rule.id = "a-rule";
    rule.code = "TS101";
    return rule;
  }();
  return kRule;
}

ScenarioJudgement judged(const Scenario& scenario, Outcome outcome) {
  Result result;
  result.rule = &any_rule();
  result.outcome = outcome;
  result.trail = "Trail";
  ScenarioJudgement judgement;
  judgement.scenario = scenario;
  judgement.results = {result};
  return judgement;
}

std::string shown(const std::vector<Result>& results) {
  std::string text;
  for (const Result& result : results) {
    text += std::string(to_string(result.outcome)) + ":";
    for (const auto& [name, value] : result.scenario)
      text += " " + name + "=" + value.text;
    for (const Scenario& scenario : result.further) {
      text += " or";
      for (const auto& [name, value] : scenario) text += " " + name + "=" + value.text;
    }
    text += "\n";
  }
  return text;
}

/// All four combinations of A and B; `fails` says where the rule fails.
std::string merged(bool (*fails)(const std::string& a, const std::string& b)) {
  std::vector<ScenarioJudgement> judgements;
  for (const char* a : {"0", "1"}) {
    for (const char* b : {"0", "1"}) {
      judgements.push_back(
          judged({{"A", a}, {"B", b}}, fails(a, b) ? Outcome::Fail : Outcome::Pass));
    }
  }
  return shown(merge(judgements, {}).results);
}

TEST_CASE("what holds in every scenario is said once, without one", "[scenario]") {
  CHECK(merged([](const std::string&, const std::string&) { return true; }) == "fail:\n");
}

TEST_CASE("a scenario names the variables that matter and no others", "[scenario]") {
  CHECK(merged([](const std::string& a, const std::string&) { return a == "1"; }) ==
        "pass: A=0\nfail: A=1\n");
  CHECK(merged([](const std::string&, const std::string& b) { return b == "0"; }) ==
        "fail: B=0\npass: B=1\n");
}

TEST_CASE("what holds in several ways is one result with each of them", "[scenario]") {
  CHECK(merged([](const std::string& a, const std::string& b) {
          return a == "1" && b == "1";
        }) == "pass: A=0 or A=1 B=0\nfail: A=1 B=1\n");
  CHECK(merged([](const std::string& a, const std::string& b) { return a == b; }) ==
        "fail: A=0 B=0 or A=1 B=1\npass: A=0 B=1 or A=1 B=0\n");
}

TEST_CASE("one defect is one finding, whatever decides in each scenario", "[scenario]") {
  ScenarioJudgement first = judged({{"A", "0"}}, Outcome::Fail);
  ScenarioJudgement second = judged({{"A", "1"}}, Outcome::Fail);
  first.results[0].why = {"names the key of A"};
  second.results[0].why = {"names the key of B"};
  const auto results = merge({first, second}, {}).results;
  REQUIRE(results.size() == 1);
  CHECK(results[0].scenario.empty());
  CHECK(results[0].why ==
        std::vector<Evidence>{"names the key of A", "names the key of B"});
  second.results[0].message = "another defect";
  CHECK(merge({first, second}, {}).results.size() == 2);
}

TEST_CASE("a result that differs by scenario has a fingerprint in each", "[scenario]") {
  const auto results =
      merge({judged({{"A", "0"}}, Outcome::Fail), judged({{"A", "1"}}, Outcome::Pass)},
            {})
          .results;
  REQUIRE(results.size() == 2);
  CHECK(results[0].fingerprint != results[1].fingerprint);
}

}  // namespace
}  // namespace trailseal::engine::scenario_test
