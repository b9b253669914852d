#include "report/result_text.hpp"

#include "report/sample.hpp"
#include "support/catch.hpp"

namespace trailseal::report {
namespace {

TEST_CASE("a scenario names its values, whatever they look like", "[result_text]") {
  const Report report;
  CHECK(scenario_text(report, {}).empty());
  CHECK(scenario_text(report, {{"P", "x"}}) == "when `P` is `x`");
  CHECK(scenario_text(report, {{"P", ""}}) == "when `P` is empty");
  CHECK(scenario_text(report, {{"P", "(x)"}}) == "when `P` is `(x)`");
  CHECK(scenario_text(report, {{"P", ScenarioValue::any_other()}}) ==
        "when `P` has any other value");
}

TEST_CASE("the scenario of all defaults is named so", "[result_text]") {
  Report report;
  report.default_scenario = {{"P", "x"}};
  CHECK(scenario_text(report, {{"P", "x"}}) == "when `P` is `x`, the default");
  CHECK(scenario_text(report, {{"P", "y"}}) == "when `P` is `y`");
}

TEST_CASE("a fix leads to its snippet", "[result_text]") {
  rule::Rule rule;
  rule.code = "TS1";
  rule.fix_terraform = rule::read_fix("Allow it:\n\n```hcl\nx\n```\n");
  CHECK(short_fix(rule, sample_report(), 0) ==
        "Allow it (`trailseal rules TS1` shows how)");
  rule.fix_terraform = rule::read_fix("Allow it.\n");
  CHECK(short_fix(rule, sample_report(), 0) == "Allow it.");
}

}  // namespace
}  // namespace trailseal::report
