// StoredScenarios: a template's fragments out of a summary, one for each choice.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cloudformation/function/choice.hpp"
#include "graph/fragment.hpp"
#include "graph/scenario_variable.hpp"
#include "summary/summary.hpp"

namespace trailseal::load {

/// Stands in for the template where only its summary is at hand.
class StoredScenarios {
 public:
  /// `given`: values of parameters and pseudo parameters that the call decides. `symbols`:
  /// ids of those that stand for parameters without a value, by the parameter's name.
  /// `all`: every symbol of the file.
  StoredScenarios(summary::InputSummary input, std::map<std::string, std::string> given,
                  std::multimap<std::string, std::string> symbols, std::vector<Text> all);

  /// The fragment under a choice. Errors: the service would refuse the choice.
  Result<Fragment> under(const cloudformation::Choice& choice) const;

  /// With every default.
  const Fragment& by_default() const { return input_.fragment; }
  /// The variables that the call leaves open.
  std::vector<ScenarioVariable> open_variables() const;

 private:
  using Numbers = std::vector<std::optional<std::size_t>>;

  const summary::ScenarioFragment* find(const Numbers& numbers) const;

  summary::InputSummary input_;
  std::map<std::string, std::string> given_;
  std::multimap<std::string, std::string> symbols_;
  std::vector<Text> all_;
};

}  // namespace trailseal::load
