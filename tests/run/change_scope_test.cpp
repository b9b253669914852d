// What a plan changes: `--scope changed`, and findings that are new, existing or fixed.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::change_scope_test {
namespace {

using nlohmann::json;

const std::string kPlan = "fixtures/terraform/change-fixes-and-breaks/plan.json";

json report_of(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "check");
  arguments.insert(arguments.end(), {"--format", "json"});
  return json::parse(run_command(arguments).out);
}

std::string key_of(const json& result) {
  return result["code"].get<std::string>() + " " + result["trail"].get<std::string>();
}

TEST_CASE("findings are new, existing or fixed", "[history]") {
  const json report = report_of({kPlan});
  std::map<std::string, std::string> history;
  for (const json& result : report["results"]) {
    if (result["outcome"] == "fail") history[key_of(result)] = result["history"];
  }
  CHECK(history["TS304 aws_cloudtrail.this[\"orders\"]"] == "new");
  CHECK(history["TS104 aws_cloudtrail.this[\"orders\"]"] == "existing");
  CHECK(history["TS101 aws_cloudtrail.this[\"quiet\"]"] == "existing");
  std::vector<std::string> fixed;
  for (const json& result : report["fixed"]) fixed.push_back(key_of(result));
  CHECK_THAT(fixed, Catch::Matchers::VectorContains(
                        std::string("TS301 aws_cloudtrail.this[\"payments\"]")));
  CHECK_THAT(fixed, Catch::Matchers::VectorContains(
                        std::string("TS104 aws_cloudtrail.this[\"retired\"]")));
}

TEST_CASE("where nothing was in place nothing is told apart", "[history]") {
  for (const char* input : {"fixtures/terraform/for-each-trails/plan.json",
                            "fixtures/cloudformation/nothing-granted/template.yaml"}) {
    const json report = report_of({input});
    CAPTURE(input);
    CHECK_FALSE(report.contains("fixed"));
    CHECK(report["results"].size() >= 20);
    for (const json& result : report["results"]) CHECK_FALSE(result.contains("history"));
  }
}

TEST_CASE("a plan without changes leaves every verdict as it was", "[history]") {
  const json report = report_of({"fixtures/terraform/existing-unchanged/plan.json"});
  CHECK_FALSE(report.contains("fixed"));
  CHECK(report["summary"]["fail"] >= 3);
  for (const json& result : report["results"]) {
    if (result["outcome"] == "fail") CHECK(result["history"] == "existing");
  }
}

TEST_CASE("only trails whose evidence the plan touches are judged", "[scope]") {
  const json report = report_of({kPlan, "--scope", "changed"});
  std::vector<std::string> trails;
  for (const json& trail : report["trails"]) trails.push_back(trail["address"]);
  CHECK(trails == std::vector<std::string>{"aws_cloudtrail.this[\"orders\"]",
                                           "aws_cloudtrail.this[\"payments\"]"});
  CHECK(report["summary"]["untouched_trails"] == 1);
  CHECK(report["results"].size() >= 20);
  for (const json& result : report["results"]) {
    CHECK(result["trail"] != "aws_cloudtrail.this[\"quiet\"]");
  }
  CHECK_FALSE(report_of({kPlan})["summary"].contains("untouched_trails"));
}

TEST_CASE("what a template declares is all touched, an unchanged plan not", "[scope]") {
  const auto trails = [](const char* input) {
    return report_of({input, "--scope", "changed"})["summary"]["trails"].get<int>();
  };
  CHECK(trails("fixtures/cloudformation/nothing-granted/template.yaml") == 1);
  CHECK(trails("fixtures/terraform/for-each-trails/plan.json") == 3);
  CHECK(trails("fixtures/terraform/existing-unchanged/plan.json") == 0);
  CHECK(trails("fixtures/terraform/change-deletes-key/plan.json") == 1);
  CHECK(trails("fixtures/terraform/change-deletes-default-encryption/plan.json") == 1);
}

TEST_CASE("a scope does not spoil a baseline", "[scope]") {
  const Run run =
      run_command({"check", kPlan, "--scope", "changed", "--write-baseline", "b.json"});
  CHECK(run.status == 2);
  CHECK(contains(run.err, "a baseline cannot be written with `--scope changed`"));
  CHECK(run_command({"check", kPlan, "--scope", "chnged"}).status == 2);
}

}  // namespace
}  // namespace trailseal::cli::change_scope_test
