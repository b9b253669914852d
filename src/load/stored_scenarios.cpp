// A choice is made for all templates of a call, and may name a value that only another
// template tells from the rest. Then it is one of "any other value" here, and the symbol of
// the parameter gets it.
#include "load/stored_scenarios.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "load/fragment_text.hpp"

namespace trailseal::load {
namespace {

using cloudformation::Choice;

/// What a choice says of a variable.
struct Chosen {
  std::optional<std::size_t> number{};  ///< nothing: left open
  std::optional<std::string> value{};   ///< to put in the place of the symbol
  bool possible = true;
};

Chosen chosen_value(const ScenarioVariable& variable, const std::string& value) {
  const auto& values = variable.values;
  const auto found = std::find(values.begin(), values.end(), value);
  if (found != values.end()) {
    return {.number = static_cast<std::size_t>(found - values.begin())};
  }
  return {.number = values.size(), .value = value, .possible = variable.others};
}

Chosen chosen_for(const ScenarioVariable& variable, const Choice& choice) {
  if (const auto value = choice.values.find(variable.name);
      value != choice.values.end()) {
    return chosen_value(variable, value->second);
  }
  if (choice.others.count(variable.name) > 0) {
    return {.number = variable.values.size(), .possible = variable.others};
  }
  const auto condition = choice.conditions.find(variable.name);
  if (condition != choice.conditions.end()) {
    return chosen_value(variable, condition->second ? "true" : "false");
  }
  // What nobody chooses has its default.
  return variable.fallback ? chosen_value(variable, *variable.fallback) : Chosen{};
}

/// Nothing is known of its resources: the file does not hold this combination of values.
void leave_undecided(Fragment& fragment) {
  for (Resource& resource : fragment.resources) {
    resource.attributes = Value::map(resource.attributes.position());
    resource.otherwise = Value::unknown(
        {.reason = "the summary does not hold this combination of parameters",
         .help = "check the template itself, or pass the values with `--param`"});
  }
  for (Fragment& part : fragment.nested) leave_undecided(part);
}

}  // namespace

StoredScenarios::StoredScenarios(summary::InputSummary input,
                                 std::map<std::string, std::string> given,
                                 std::multimap<std::string, std::string> symbols,
                                 std::vector<Text> all)
    : input_(std::move(input)),
      given_(std::move(given)),
      symbols_(std::move(symbols)),
      all_(std::move(all)) {}

Result<Fragment> StoredScenarios::under(const Choice& choice) const {
  const Error refused{.message = "CloudFormation would reject this choice of parameters",
                      .path = input_.fragment.input.path};
  Choice all = choice;
  std::map<std::string, std::string> values = given_;  // what symbols stand for
  for (const auto& [name, value] : given_) all.values[name] = value;
  Numbers numbers;
  for (const ScenarioVariable& variable : input_.variables) {
    const Chosen chosen = chosen_for(variable, all);
    if (!chosen.possible) return refused;
    numbers.push_back(chosen.number);
    if (chosen.value) values[variable.name] = *chosen.value;
  }
  const bool chosen =
      !all.values.empty() || !all.others.empty() || !all.conditions.empty();
  const summary::ScenarioFragment* found = chosen ? find(numbers) : nullptr;
  if (found != nullptr && found->refused) return refused;
  std::map<std::string, Text> texts;
  for (const auto& [name, symbol] : symbols_) {
    const auto value = values.find(name);
    if (value != values.end()) texts[symbol] = Text(value->second);
  }
  Fragment fragment = found == nullptr ? input_.fragment : found->fragment;
  const bool is_missing = chosen && found == nullptr && !input_.variables.empty();
  if (is_missing) leave_undecided(fragment);
  add_imports(all_, texts);
  put_texts(texts, fragment);
  return fragment;
}

const summary::ScenarioFragment* StoredScenarios::find(const Numbers& numbers) const {
  const auto& all = input_.scenarios;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& scenario) {
    return scenario.choice == numbers;
  });
  return found == all.end() ? nullptr : &*found;
}

std::vector<ScenarioVariable> StoredScenarios::open_variables() const {
  std::vector<ScenarioVariable> open;
  for (const ScenarioVariable& variable : input_.variables) {
    if (given_.count(variable.name) == 0) open.push_back(variable);
  }
  return open;
}

}  // namespace trailseal::load
