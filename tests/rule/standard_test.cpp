#include "rule/standard.hpp"

#include <set>

#include "rule/facts.hpp"
#include "rule/severity.hpp"
#include "support/catch.hpp"

namespace trailseal::rule::standard_test {
namespace {

TEST_CASE("the default standard is the first of the table", "[standard]") {
  std::set<std::string_view> names;
  for (const Standard& standard : kStandards) {
    CHECK(names.insert(standard.name).second);
    CHECK(standard_of(standard.name).meaning == standard.meaning);
    CHECK_FALSE(standard.wanted.empty());
  }
  CHECK(kStandardNames.front() == kDefaultStandard);
  CHECK(standard_of("none").name == kDefaultStandard);
}

TEST_CASE("the fact `standard` has the standards as its values", "[standard]") {
  const std::vector<std::string_view> values = values_of(*find_fact("standard"));
  CHECK(values ==
        std::vector<std::string_view>(kStandardNames.begin(), kStandardNames.end()));
}

TEST_CASE("severities have names, and an order", "[severity]") {
  for (const Severity severity : {Severity::Low, Severity::Medium, Severity::High}) {
    CHECK(find_severity(to_string(severity)) == severity);
  }
  CHECK(Severity::Low < Severity::High);
  CHECK_FALSE(find_severity("urgent"));
  CHECK_FALSE(find_severity("never"));
}

TEST_CASE("a threshold is a severity, or never reached", "[severity]") {
  for (const std::string_view name : kSeverityNames) {
    CHECK(threshold_of(name) == find_severity(name));
  }
  CHECK(threshold_of("never") == std::nullopt);
  CHECK(kThresholdNames.back() == "never");
  CHECK(kThresholdNames.size() == kSeverityNames.size() + 1);
}

}  // namespace
}  // namespace trailseal::rule::standard_test
