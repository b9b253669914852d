#include "load/summary_input.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "base/word_list.hpp"
#include "load/fragment_text.hpp"
#include "load/stored_scenarios.hpp"
#include "summary/summary_reader.hpp"

namespace trailseal::load {
namespace {

using summary::InputSummary;
using Texts = std::map<std::string, Text>;
using Names = std::map<std::string, std::string>;
/// Ids of symbols by the parameter that they stand for; templates may share its name.
using ParameterSymbols = std::multimap<std::string, std::string>;

/// What the call says, as templates call it.
Names given_values(const InputRequest& request) {
  Names given = request.parameters;
  const Environment& place = request.environment;
  const std::array<std::pair<const char*, std::string>, 3> pseudo{
      {{"AWS::AccountId", place.account},
       {"AWS::Region", place.region},
       {"AWS::Partition", place.partition}}};
  for (const auto& [name, value] : pseudo) {
    if (!value.empty()) given[name] = value;
  }
  return given;
}

/// Where the whole input is deployed, as far as that was open.
Texts place_texts(const Input& input, const Environment& environment) {
  Texts texts;
  const std::array<std::pair<Text, std::string>, 4> rows{
      {{input.account, environment.account},
       {input.region, environment.region},
       {input.partition, environment.partition},
       {input.organization_id, environment.organization_id}}};
  for (const auto& [open, value] : rows) {
    const bool alone = open.pieces().size() == 1 && open.pieces().front().symbol;
    if (alone && !value.empty()) texts[open.pieces().front().symbol->id] = Text(value);
  }
  return texts;
}

void put_place(const Environment& environment, Fragment& fragment) {
  put_texts(place_texts(fragment.input, environment), fragment);
  Text& management = fragment.input.management_account;
  if (management.empty()) management = Text(environment.management_account);
  for (Fragment& part : fragment.nested) {
    if (part.input.management_account.empty()) part.input.management_account = management;
  }
}

void mark(const std::string& path, Fragment& fragment) {
  fragment.input.summary = path;
  for (Fragment& part : fragment.nested) part.input.summary = path;
}

/// Parameters that the summary has at their defaults, and the call wants otherwise.
std::vector<Error> kept_defaults(const InputSummary& input,
                                 const ParameterSymbols& symbols,
                                 const InputRequest& request) {
  std::vector<Error> warnings;
  for (const auto& row : request.parameters) {
    const std::string& name = row.first;
    const bool variable =
        std::any_of(input.variables.begin(), input.variables.end(),
                    [&](const ScenarioVariable& other) { return other.name == name; });
    if (input.parameters.count(name) == 0 || variable || symbols.count(name) > 0)
      continue;
    warnings.push_back({.message = "the summary keeps the value of the parameter " +
                                   in_backticks(name) + " that it was written with",
                        .help = "give the value to `trailseal summarize`",
                        .path = input.fragment.input.path});
  }
  return warnings;
}

ReadInput read_input(InputSummary input, const ParameterSymbols& symbols,
                     const std::string& path, const InputRequest& request) {
  mark(path, input.fragment);
  put_place(request.environment, input.fragment);
  for (summary::ScenarioFragment& scenario : input.scenarios) {
    mark(path, scenario.fragment);
    put_place(request.environment, scenario.fragment);
  }
  ReadInput read{.declares_trail = input.declares_trail,
                 .is_template = input.is_template,
                 .parameters = input.parameters,
                 .document_warnings = input.document_warnings};
  for (Error& warning : kept_defaults(input, symbols, request)) {
    read.document_warnings.push_back(std::move(warning));
  }
  auto stored = std::make_shared<const StoredScenarios>(std::move(input),
                                                        given_values(request), symbols);
  auto fragment = stored->under({});
  read.fragment = fragment ? std::move(*fragment) : stored->by_default();
  std::vector<ScenarioVariable> variables = stored->open_variables();
  if (!variables.empty()) {
    read.varying =
        VaryingTemplate{.variables = std::move(variables), .stored = std::move(stored)};
  }
  return read;
}

/// Ids of the symbols that stand for parameters without a value, by parameter.
ParameterSymbols parameter_symbols(const std::vector<Text>& symbols) {
  constexpr std::string_view kBefore = "--param ";
  constexpr std::string_view kBehind = "=...";
  ParameterSymbols names;
  for (const Text& text : symbols) {
    const Symbol& symbol = *text.pieces().front().symbol;
    const std::string_view option = symbol.option;
    if (!option.starts_with(kBefore) || !option.ends_with(kBehind)) continue;
    const std::size_t length = option.size() - kBefore.size() - kBehind.size();
    names.emplace(option.substr(kBefore.size(), length), symbol.id);
  }
  return names;
}

bool is_summarized(const ReadInput& input) {
  return !input.fragment.input.summary.empty();
}

}  // namespace

Result<std::vector<ReadInput>> read_summary_inputs(const Source& source,
                                                   const InputRequest& request) {
  Result<summary::Summary> read = summary::read_summary(source);
  if (!read) return read.error();
  if (read->inputs.empty()) {
    return Error{.message = "this summary is of no input", .path = source.path()};
  }
  std::vector<ReadInput> inputs;
  for (InputSummary& input : read->inputs) {
    inputs.push_back(read_input(std::move(input), parameter_symbols(read->symbols),
                                source.path(), request));
  }
  return inputs;
}

std::vector<ReadInput> told_apart(std::vector<ReadInput> inputs) {
  std::map<std::string, std::size_t> count;
  std::map<std::string, std::size_t> here;  // not as a summary
  for (const ReadInput& input : inputs) {
    ++count[input.fragment.input.path];
    if (!is_summarized(input)) ++here[input.fragment.input.path];
  }
  std::erase_if(inputs, [&](const ReadInput& input) {
    return is_summarized(input) && !input.named &&
           here.count(input.fragment.input.path) > 0;
  });
  for (ReadInput& input : inputs) {
    const std::string summary = input.fragment.input.summary;
    if (summary.empty() || count[input.fragment.input.path] == 1) continue;
    const auto renamed = [summary](const std::string& path) {
      return summary + ":" + path;
    };
    rename_paths(renamed, input.fragment);
    if (input.varying) input.varying->renamed = renamed;
  }
  return inputs;
}

}  // namespace trailseal::load
