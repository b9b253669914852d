// Choices, as an odometer counts them. A variable without a default may also stay open:
// together with other inputs there may be too many combinations to choose for all.
//
//   CreateKey (default false)   true  false
//   Stage (no default)          prod  any other  open
#include "load/summary_maker.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "aws/resource_kind.hpp"
#include "load/fragment_refusal.hpp"
#include "load/scenario_set.hpp"

namespace trailseal::load {
namespace {

using cloudformation::Choice;
using summary::InputSummary;
using summary::ScenarioFragment;
using Numbers = std::vector<std::optional<std::size_t>>;

/// The variables that are chosen, and how many ways there are for each: its choices, and
/// one more where it may stay open.
struct Odometer {
  std::vector<ScenarioVariable> variables{};
  std::vector<std::size_t> ways{};
  std::vector<std::string> left_open{};  ///< variables that are never chosen

  std::size_t count() const {
    std::size_t count = 1;
    for (const std::size_t each : ways) count *= each;
    return count;
  }
};

Odometer odometer_of(const std::vector<ScenarioVariable>& variables) {
  Odometer odometer;
  for (const ScenarioVariable& variable : variables) {
    if (odometer.count() * variable.choices() > kMaxScenarios) {
      odometer.left_open.push_back(variable.name);
      continue;
    }
    odometer.variables.push_back(variable);
    odometer.ways.push_back(variable.choices());
  }
  for (std::size_t i = 0; i < odometer.variables.size(); ++i) {
    if (odometer.variables[i].fallback) continue;
    ++odometer.ways[i];
    if (odometer.count() > summary::kMaxFragments) --odometer.ways[i];
  }
  return odometer;
}

/// The choice with this number.
Numbers numbers_of(std::size_t number, const Odometer& odometer) {
  Numbers numbers(odometer.variables.size());
  for (std::size_t i = numbers.size(); i-- > 0;) {
    const std::size_t way = number % odometer.ways[i];
    if (way < odometer.variables[i].choices()) numbers[i] = way;
    number /= odometer.ways[i];
  }
  return numbers;
}

Choice choice_of(const Numbers& numbers, const std::vector<ScenarioVariable>& variables) {
  Choice choice;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    const ScenarioVariable& variable = variables[i];
    if (!numbers[i]) continue;
    if (*numbers[i] == variable.values.size()) {
      choice.others[variable.name] = variable.values;
    } else if (variable.kind == ScenarioVariable::Kind::Condition) {
      choice.conditions[variable.name] = variable.values[*numbers[i]] == "true";
    } else {
      choice.values[variable.name] = variable.values[*numbers[i]];
    }
  }
  return choice;
}

/// Of a policy document of its own nobody reads more than the policy: where it is used, its
/// statements have become a policy already.
void trim(Fragment& fragment) {
  for (Resource& resource : fragment.resources) {
    if (kind_of(resource.type) != ResourceKind::PolicyDocument) continue;
    Value policy = resource.attributes["json"];
    resource.attributes = Value::map(resource.attributes.position());
    if (!policy.is_absent()) resource.attributes.set("json", std::move(policy));
    resource.before = Value();
  }
  for (Fragment& part : fragment.nested) trim(part);
}

/// The name of an export may hold a secret; then no other input can be given it.
void drop_secret_exports(Fragment& fragment) {
  std::erase_if(fragment.input.exports,
                [](const auto& row) { return row.first.is_sensitive(); });
  for (Fragment& part : fragment.nested) drop_secret_exports(part);
}

std::vector<ScenarioFragment> scenarios_of(const VaryingTemplate& varying,
                                           const Odometer& odometer,
                                           const Fragment& by_default,
                                           InputReader& reader) {
  std::vector<ScenarioFragment> all;
  for (std::size_t number = 0; number < odometer.count(); ++number) {
    ScenarioFragment scenario{.choice = numbers_of(number, odometer)};
    const Choice choice = choice_of(scenario.choice, odometer.variables);
    auto fragment = reader.read_again(varying, choice);
    scenario.refused = !fragment || is_refused(*fragment, by_default);
    if (!scenario.refused) scenario.fragment = std::move(*fragment);
    drop_secret_exports(scenario.fragment);
    all.push_back(std::move(scenario));
  }
  return all;
}

InputSummary summary_of(ReadInput input, InputReader& reader) {
  InputSummary all{.declares_trail = input.declares_trail,
                   .is_template = input.is_template,
                   .parameters = input.parameters,
                   .open_parameters = input.open_parameters,
                   .document_warnings = std::move(input.document_warnings)};
  if (input.varying) {
    Odometer odometer = odometer_of(input.varying->variables);
    all.scenarios = scenarios_of(*input.varying, odometer, input.fragment, reader);
    all.variables = std::move(odometer.variables);
    if (!odometer.left_open.empty()) {
      all.document_warnings.push_back(
          too_many_combinations(odometer.left_open, input.fragment.input.path));
    }
  }
  all.fragment = std::move(input.fragment);
  trim(all.fragment);
  drop_secret_exports(all.fragment);
  return all;
}

}  // namespace

summary::Summary summary_of(std::vector<ReadInput> inputs, InputReader& reader) {
  summary::Summary all;
  for (ReadInput& input : inputs) {
    all.inputs.push_back(summary_of(std::move(input), reader));
  }
  return all;
}

}  // namespace trailseal::load
