#include "rule/catalogue.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "document/source.hpp"
#include "rule/facts.hpp"
#include "rule/framework.hpp"
#include "rule/rule_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::rule::catalogue_test {
namespace {

bool same(const Condition& a, const Condition& b) {
  return a.kind == b.kind && a.fact == b.fact && a.op == b.op &&
         a.argument == b.argument &&
         std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(), same);
}

RuleFile file_of(const Rule& rule) {
  const BuiltinFile file = builtin_file(rule.id);
  return read_rule(Source(std::string(file.path), std::string(file.text)));
}

TEST_CASE("the rules come by code, each once", "[rule]") {
  const std::vector<Rule>& rules = builtin_rules();
  REQUIRE(rules.size() >= 10);
  CHECK(std::is_sorted(rules.begin(), rules.end(),
                       [](const Rule& a, const Rule& b) { return a.code < b.code; }));
  for (const Rule& rule : rules) {
    CHECK(find_rule(rule.id) == &rule);
    CHECK(find_rule(rule.code) == &rule);
  }
  CHECK(find_rule("no-such-rule") == nullptr);
  CHECK(builtin_file("no-such-rule").text.empty());
}

TEST_CASE("a finding is called what is wrong, a rule what is required", "[rule]") {
  std::set<std::string> names;
  for (const Rule& rule : builtin_rules()) {
    CAPTURE(rule.id);
    CHECK_FALSE(rule.finding.empty());
    CHECK(rule.finding != rule.title);
    CHECK(rule.finding.size() <= 72);  // GitHub and GitLab show it as a title
    CHECK(names.insert(rule.finding).second);
  }
}

TEST_CASE("a rule in the binary is what its file says", "[rule]") {
  for (const Rule& rule : builtin_rules()) {
    CAPTURE(rule.id);
    const RuleFile file = file_of(rule);
    REQUIRE(file.errors.empty());
    const Rule& read = file.rule;
    CHECK(read.id == rule.id);
    CHECK(read.code == rule.code);
    CHECK(read.title == rule.title);
    CHECK(read.finding == rule.finding);
    CHECK(read.severity == rule.severity);
    CHECK(read.since == rule.since);
    CHECK(read.controls == rule.controls);
    CHECK(read.standards == rule.standards);
    CHECK(read.what == rule.what);
    CHECK(read.why == rule.why);
    CHECK(read.fix_terraform.text == rule.fix_terraform.text);
    CHECK(read.fix_cloudformation.text == rule.fix_cloudformation.text);
    CHECK(read.references == rule.references);
    CHECK(read.aliases == rule.aliases);
    CHECK(read.subject == rule.subject);
    CHECK(same(read.when, rule.when));
    CHECK(same(read.require, rule.require));
    CHECK(read.message == rule.message);
    CHECK(read.at == rule.at);
  }
}

TEST_CASE("built-in rules name the control frameworks alike", "[rule]") {
  for (const Rule& rule : builtin_rules()) {
    for (const auto& [framework, controls] : rule.controls) {
      CAPTURE(rule.id, framework);
      CHECK(std::any_of(frameworks().begin(), frameworks().end(),
                        [&](const Framework& known) { return known.id == framework; }));
      CHECK_FALSE(controls.empty());
    }
  }
}

TEST_CASE("every benchmark of CIS since 5.0 moves the sections by one", "[rule]") {
  for (const Rule& rule : builtin_rules()) {
    const auto old = rule.controls.find("cis-5.0");
    if (old == rule.controls.end()) continue;
    CAPTURE(rule.id);
    std::vector<std::string> moved = old->second;
    for (std::string& control : moved) ++control.front();
    for (const char* framework : {"cis-6.0", "cis-7.0"}) {
      const auto fresh = rule.controls.find(framework);
      REQUIRE(fresh != rule.controls.end());
      CHECK(fresh->second == moved);
    }
  }
}

TEST_CASE("the benchmarks of CIS between 3.0 and 5.0 number their controls alike",
          "[rule]") {
  std::size_t judged = 0;
  for (const Rule& rule : builtin_rules()) {
    const auto newest = rule.controls.find("cis-5.0");
    if (newest == rule.controls.end()) continue;
    CAPTURE(rule.id);
    for (const char* framework : {"cis-3.0", "cis-4.0"}) {
      const auto older = rule.controls.find(framework);
      REQUIRE(older != rule.controls.end());
      CHECK(older->second == newest->second);
    }
    CHECK(rule.controls.count("cis-1.4") == rule.controls.count("cis-2.0"));
    ++judged;
  }
  CHECK(judged >= 5);
}

TEST_CASE("every fact has a meaning, and its group is a fact as well", "[rule]") {
  for (const FactSpec& fact : facts()) {
    CAPTURE(fact.path);
    CHECK_FALSE(fact.meaning.empty());
    const std::size_t dot = fact.path.rfind('.');
    if (dot == std::string_view::npos) continue;
    const FactSpec* group = find_fact(fact.path.substr(0, dot));
    REQUIRE(group != nullptr);
    CHECK(group->type == FactType::Map);
  }
}

}  // namespace
}  // namespace trailseal::rule::catalogue_test
