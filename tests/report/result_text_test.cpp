#include "report/result_text.hpp"

#include "report/sample.hpp"
#include "support/catch.hpp"

namespace trailseal::report::result_text_test {
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
  engine::Result result;
  result.rule = &rule;
  CHECK(short_fix(sample_report(), result) ==
        "Allow it (`trailseal rules TS1` shows how)");
  rule.fix_terraform = rule::read_fix("Allow it.\n");
  CHECK(short_fix(sample_report(), result) == "Allow it.");
}

TEST_CASE("the fix is the one of what decided", "[result_text]") {
  rule::Rule rule;
  rule.code = "TS1";
  rule.fix_terraform = rule::read_fix("Allow it.\n");
  rule.causes = {
      {.cause = rule::Cause::Deny, .terraform = rule::read_fix("Exempt it.\n")},
      {.cause = rule::Cause::Resource,
       .terraform = rule::read_fix("Name the path.\n"),
       .cloudformation = rule::read_fix("Name the path in the template.\n")}};
  engine::Result result;
  result.rule = &rule;
  CHECK(short_fix(sample_report(), result) == "Allow it.");
  result.why = {sample_evidence()};
  CHECK(short_fix(sample_report(), result) == "Name the path.");
  Report stack = sample_report();
  stack.inputs.front().kind = InputKind::CloudFormation;
  CHECK(short_fix(stack, result) == "Name the path in the template.");
}

TEST_CASE("a proven fix comes before any advice", "[result_text]") {
  const Report report = sample_report_with_fix();
  CHECK(short_fix(report, report.results[1]) == "add `x/` to the resource of `Write`");
  CHECK(promise_of(*report.fixes.find(report.results[1])) ==
        "after this change TS303 and TS304 pass; 1 other result is unchanged");
  CHECK(report.fixes.find(report.results[0]) == nullptr);
}

}  // namespace
}  // namespace trailseal::report::result_text_test
