// The controls that a pack serves.
#include "report/control.hpp"

#include <algorithm>

#include "rule/catalogue.hpp"
#include "support/catch.hpp"

namespace trailseal::report::control_test {
namespace {

using engine::Outcome;

const rule::Rule& rule_of(const std::string& code) {
  for (const rule::Rule& rule : rule::builtin_rules()) {
    if (rule.code == code) return rule;
  }
  throw std::runtime_error("no rule " + code);
}

/// The controls of results of these rules.
std::vector<Control> controls(
    const std::vector<std::pair<std::string, Outcome>>& judged) {
  std::vector<engine::Result> results;
  for (const auto& [code, outcome] : judged) {
    results.push_back({.rule = &rule_of(code), .outcome = outcome});
  }
  return controls_of(results);
}

const Control* find(const std::vector<Control>& all, const std::string& framework,
                    const std::string& id) {
  const auto at = std::find_if(all.begin(), all.end(), [&](const Control& each) {
    return each.framework.find(framework) != std::string::npos && each.id == id;
  });
  return at == all.end() ? nullptr : &*at;
}

TEST_CASE("the encryption control has its number in every version", "[control]") {
  const auto all = controls({{"TS104", Outcome::Pass}});
  struct Case {
    const char* framework;
    const char* id;
  };
  const auto c = GENERATE(values<Case>({
      {"CIS AWS Foundations Benchmark v1.2.0", "2.7"},
      {"CIS AWS Foundations Benchmark v1.4.0", "3.7"},
      {"CIS AWS Foundations Benchmark v2.0.0", "3.7"},
      {"CIS AWS Foundations Benchmark v3.0.0", "3.5"},
      {"CIS AWS Foundations Benchmark v4.0", "3.5"},
      {"CIS AWS Foundations Benchmark v5.0.0", "3.5"},
      {"CIS AWS Foundations Benchmark v6.0.0", "4.5"},
      {"CIS AWS Foundations Benchmark v7.0.0", "4.5"},
      {"AWS Security Hub", "CloudTrail.2"},
      {"PCI DSS v4.0.1", "10.3.2"},
      {"NIST SP 800-53 Rev. 5", "SC-28"},
      {"NIST SP 800-171 Rev. 2", "3.3.8"},
  }));
  CAPTURE(c.framework, c.id);
  const Control* control = find(all, c.framework, c.id);
  REQUIRE(control != nullptr);
  CHECK(control->main);
  CHECK(control->rules == std::vector<std::string>{"TS104"});
  CHECK(control->outcomes.pass == 1);
}

TEST_CASE("a control counts the outcomes of all of its rules", "[control]") {
  const auto all = controls({{"TS104", Outcome::Pass},
                             {"TS104", Outcome::Fail},
                             {"TS101", Outcome::Unknown},
                             {"TS602", Outcome::Waived}});
  const Control* control = find(all, "NIST SP 800-53", "SC-28");
  REQUIRE(control != nullptr);
  CHECK(control->rules == std::vector<std::string>{"TS101", "TS104"});
  CHECK(control->outcomes.pass == 1);
  CHECK(control->outcomes.fail == 1);
  CHECK(control->outcomes.unknown == 1);
  CHECK(find(all, "PCI DSS v4.0.1", "10.3.2")->outcomes.waived == 1);
}

TEST_CASE("a control whose rules were not judged is left out", "[control]") {
  CHECK(find(controls({{"TS405", Outcome::Pass}}), "AWS Security Hub", "CloudTrail.2") ==
        nullptr);
  CHECK(controls({}).empty());
}

TEST_CASE("controls are in the order of their numbers", "[control]") {
  const auto all = controls({{"TS602", Outcome::Pass},
                             {"TS607", Outcome::Pass},
                             {"TS104", Outcome::Pass},
                             {"TS101", Outcome::Pass}});
  std::vector<std::string> ids;
  for (const Control& control : all) {
    if (control.framework == "NIST SP 800-171 Rev. 2") ids.push_back(control.id);
  }
  CHECK(ids == std::vector<std::string>{"3.3.8", "3.8.9", "3.13.11", "3.13.16"});
}

}  // namespace
}  // namespace trailseal::report::control_test
