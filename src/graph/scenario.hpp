// Scenario: the choice of a template's parameters under which something holds.
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace trailseal {

/// What a parameter is in a scenario: a value, or any but those that conditions compare
/// it with.
struct ScenarioValue {
  ScenarioValue() = default;
  ScenarioValue(std::string value) : text(std::move(value)) {}  // NOLINT: implicit
  ScenarioValue(const char* value) : text(value) {}             // NOLINT: implicit
  static ScenarioValue any_other() {
    ScenarioValue value("(any other value)");
    value.other = true;
    return value;
  }

  std::string text{};  ///< as JSON and fingerprints spell it
  bool other = false;

  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 sees a 0 in every `= default`
  friend auto operator<=>(const ScenarioValue&, const ScenarioValue&) = default;
};

/// Names and values; empty: always.
using Scenario = std::map<std::string, ScenarioValue>;

/// The parameter that names the environment of a configuration by its file of variables;
/// no parameter of a template has a name with a hyphen.
inline constexpr const char* kEnvironmentParameter = "var-file";

/// Scenarios of one call at most: their sets fit into a machine word.
inline constexpr std::size_t kMaxScenarios = 64;

}  // namespace trailseal
