// Like an odometer: the last variable turns fastest, so that scenarios come in the order
// in which the templates name the values.
#include "load/scenario_set.hpp"

#include <algorithm>

#include "base/word_list.hpp"

namespace trailseal::load {
namespace {

using cloudformation::ScenarioVariable;

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

/// One variable for each name.
std::vector<ScenarioVariable> joined(const std::vector<ScenarioVariable>& variables) {
  std::vector<ScenarioVariable> all;
  for (const ScenarioVariable& variable : variables) {
    const auto same = std::find_if(
        all.begin(), all.end(),
        [&](const ScenarioVariable& known) { return known.name == variable.name; });
    if (same == all.end()) {
      all.push_back(variable);
      continue;
    }
    for (const std::string& value : variable.values) add_once(same->values, value);
    same->others = same->others || variable.others;
    if (same->fallback != variable.fallback) same->fallback.reset();
  }
  return all;
}

void choose(const ScenarioVariable& variable, std::size_t number,
            Combination& combination) {
  const bool other = number == variable.values.size();
  if (other) {
    combination.scenario[variable.name] = ScenarioValue::any_other();
    combination.choice.others[variable.name] = variable.values;
    return;
  }
  const std::string& value = variable.values[number];
  combination.scenario[variable.name] = value;
  if (variable.kind == ScenarioVariable::Kind::Condition) {
    combination.choice.conditions[variable.name] = value == "true";
  } else {
    combination.choice.values[variable.name] = value;
  }
}

}  // namespace

ScenarioSet combine(const std::vector<ScenarioVariable>& variables, std::size_t most) {
  ScenarioSet set;
  std::vector<ScenarioVariable> chosen;
  std::size_t count = 1;
  for (ScenarioVariable& variable : joined(variables)) {
    if (count * variable.choices() > most) {
      set.left_open.push_back(variable.name);
      continue;
    }
    count *= variable.choices();
    chosen.push_back(std::move(variable));
  }
  if (chosen.empty()) return set;
  for (std::size_t number = 0; number < count; ++number) {
    Combination combination;
    std::size_t rest = number;
    for (auto variable = chosen.rbegin(); variable != chosen.rend(); ++variable) {
      choose(*variable, rest % variable->choices(), combination);
      rest /= variable->choices();
    }
    set.combinations.push_back(std::move(combination));
  }
  const bool defaults = std::all_of(
      chosen.begin(), chosen.end(),
      [](const ScenarioVariable& variable) { return variable.fallback.has_value(); });
  for (const ScenarioVariable& variable : chosen) {
    if (defaults) set.by_default[variable.name] = *variable.fallback;
  }
  return set;
}

Error too_many_combinations(const std::vector<std::string>& left_open,
                            const std::string& path) {
  return {.message = "more than " + std::to_string(kMaxScenarios) +
                     " combinations of parameters: " + quoted_list(left_open) +
                     " have no value",
          .help = "pass their values with `--param`",
          .path = path};
}

}  // namespace trailseal::load
