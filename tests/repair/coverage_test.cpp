// How many of the failing results of all fixtures and rule examples have a proven repair.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>
#include <string_view>

#include "base/word_list.hpp"
#include "repair/repaired_fixture.hpp"
#include "rule/catalogue.hpp"
#include "rule/rule_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::coverage_test {
namespace {

/// The rules whose failures a change of the inputs ends.
constexpr std::array<std::string_view, 16> kRepaired{
    "TS101", "TS102", "TS103", "TS104", "TS105", "TS203", "TS205", "TS301",
    "TS302", "TS303", "TS304", "TS305", "TS306", "TS308", "TS607", "TS611"};

struct Coverage {
  std::size_t failing = 0;
  std::size_t repaired = 0;
  std::vector<std::string> without{};
  std::map<std::string, std::pair<std::size_t, std::size_t>> by_rule{};
};

/// Nobody edits the answers of AWS.
bool is_source(const RepairedFixture& fixture, const engine::Result& result) {
  return fixture.loaded.graph.inputs()[result.place.input].kind != InputKind::AwsExport;
}

void count(const RepairedFixture& fixture, Coverage& coverage) {
  const repair::RepairedResults found = fixture.repairs();
  REQUIRE(found.of_result.size() == fixture.failing.size());
  for (std::size_t i = 0; i < fixture.failing.size(); ++i) {
    const engine::Result& result = fixture.failing[i];
    if (!has_word(kRepaired, result.rule->code) || !is_source(fixture, result)) continue;
    ++coverage.failing;
    auto& row = coverage.by_rule[result.rule->code];
    ++row.first;
    const std::string line = result.rule->code + " " + fixture.name + " " + result.trail +
                             " " + result.resource;
    if (found.of_result[i]) {
      ++coverage.repaired;
      ++row.second;
      if (std::getenv("SHOW_REPAIRS") != nullptr) {
        const repair::Repair& repair = found.repairs[*found.of_result[i]];
        std::cout << line << "\n    " << repair.sentence << " (" << repair.edits.size()
                  << " edits, ends " << repair.ended.size() << ")\n";
      }
    } else {
      coverage.without.push_back(line);
    }
  }
}

TEST_CASE("nine of ten failing results have a proven repair", "[repair]") {
  Coverage coverage;
  for (const char* parent : {"fixtures/terraform", "fixtures/cloudformation"}) {
    for (const ScenarioFolder& folder : scenario_folders(parent)) {
      count(*fixture_of(folder), coverage);
    }
  }
  for (const ScenarioFolder& folder : configuration_folders()) {
    count(*fixture_of(folder), coverage);
  }
  for (const rule::Rule* rule : judged_rules()) {
    const rule::BuiltinFile file = rule::builtin_file(rule->id);
    const rule::RuleFile whole =
        rule::read_rule(Source(std::string(file.path), file.text));
    for (const rule::Example& example : whole.rule.examples) {
      if (example.expect != rule::Example::Expect::Fail) continue;
      if (const auto fixture = fixture_of(*rule, example)) count(*fixture, coverage);
    }
  }
  for (const auto& [code, row] : coverage.by_rule) {
    std::cout << code << ": " << row.second << " of " << row.first << "\n";
  }
  std::cout << coverage.repaired << " of " << coverage.failing << " repaired; without:\n";
  for (const std::string& line : coverage.without) std::cout << "  " << line << "\n";
  CHECK(coverage.failing > 200);
  CHECK(coverage.repaired * 10 >= coverage.failing * 9);
}

}  // namespace
}  // namespace trailseal::coverage_test
