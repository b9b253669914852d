#include "load/scenario_set.hpp"

#include "support/catch.hpp"

namespace trailseal::load::scenario_set_test {
namespace {

using cloudformation::ScenarioVariable;

ScenarioVariable parameter(const char* name, std::vector<std::string> values) {
  return {.name = name, .values = std::move(values)};
}

TEST_CASE("without variables there is no scenario", "[scenario]") {
  CHECK(combine({}, 64).combinations.empty());
}

TEST_CASE("the last variable turns fastest", "[scenario]") {
  const ScenarioSet set =
      combine({parameter("A", {"1", "2"}), parameter("B", {"x", "y"})}, 64);
  std::vector<Scenario> scenarios;
  for (const Combination& each : set.combinations) scenarios.push_back(each.scenario);
  CHECK(scenarios == std::vector<Scenario>{{{"A", "1"}, {"B", "x"}},
                                           {{"A", "1"}, {"B", "y"}},
                                           {{"A", "2"}, {"B", "x"}},
                                           {{"A", "2"}, {"B", "y"}}});
  CHECK(set.by_default.empty());
}

TEST_CASE("one name in several templates is one variable", "[scenario]") {
  ScenarioVariable first = parameter("A", {"1"});
  ScenarioVariable second = parameter("A", {"2", "1"});
  first.fallback = "1";
  second.fallback = "1";
  second.others = true;
  const ScenarioSet set = combine({first, second}, 64);
  REQUIRE(set.combinations.size() == 3);
  CHECK(set.combinations[1].choice.values.at("A") == "2");
  CHECK(set.combinations[2].choice.others.at("A") == std::vector<std::string>{"1", "2"});
  CHECK(set.by_default == Scenario{{"A", "1"}});
}

TEST_CASE("a condition that no parameter decides is chosen by itself", "[scenario]") {
  ScenarioVariable condition = parameter("HasLogs", {"true", "false"});
  condition.kind = ScenarioVariable::Kind::Condition;
  const ScenarioSet set = combine({condition}, 64);
  REQUIRE(set.combinations.size() == 2);
  CHECK(set.combinations[0].choice.conditions.at("HasLogs"));
  CHECK_FALSE(set.combinations[1].choice.conditions.at("HasLogs"));
}

TEST_CASE("what would make too many combinations stays open", "[scenario]") {
  const ScenarioSet set =
      combine({parameter("A", {"1", "2", "3"}), parameter("B", {"1", "2", "3"}),
               parameter("C", {"1"})},
              4);
  CHECK(set.combinations.size() == 3);
  CHECK(set.left_open == std::vector<std::string>{"B"});
}

}  // namespace
}  // namespace trailseal::load::scenario_set_test
