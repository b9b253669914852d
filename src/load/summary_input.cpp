#include "load/summary_input.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "aws/resource_kind.hpp"
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

/// Puts the place into the fragment; `symbols` become what now stands for them.
void put_place(const Environment& environment, std::vector<Text>& symbols,
               Fragment& fragment) {
  Texts texts = place_texts(fragment.input, environment);
  add_imports(symbols, texts);
  put_texts(texts, fragment);
  Input& input = fragment.input;
  const bool plan = input.kind != InputKind::CloudFormation;
  if (plan && input.management_account.empty()) {
    input.management_account = Text(environment.management_account);
  }
  for (Text& symbol : symbols) {
    const auto found = texts.find(symbol.pieces().front().symbol->id);
    if (found != texts.end() && !found->second.is_literal()) symbol = found->second;
  }
}

bool is_organization_trail(const Resource& resource) {
  if (kind_of(resource.type) != ResourceKind::Trail) return false;
  const bool terraform = resource.language == Language::Terraform;
  const Value& said =
      resource.attributes[terraform ? "is_organization_trail" : "IsOrganizationTrail"];
  return said.is_unknown() || said.as_bool();
}

/// The owner of an organization's trail is part of many names: it is put into them where
/// the input itself is read. Terraform's plans have most of them without it.
std::optional<Error> late_management_account(const Fragment& fragment,
                                             const Environment& environment) {
  const std::string& said = environment.management_account;
  const auto& resources = fragment.resources;
  if (said.empty() || fragment.input.management_account.literal() == said ||
      !std::any_of(resources.begin(), resources.end(), is_organization_trail)) {
    return std::nullopt;
  }
  return Error{.message = "the summary was written without the management account " +
                          in_backticks(said),
               .help = "pass it to `trailseal summarize --management-account`",
               .path = fragment.input.path};
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
                        .help = "pass the value to `trailseal summarize`",
                        .path = input.fragment.input.path});
  }
  return warnings;
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

ReadInput read_input(InputSummary input, const std::vector<Text>& all,
                     const std::string& path, const InputRequest& request) {
  const ParameterSymbols symbols = parameter_symbols(all);
  mark(path, input.fragment);
  std::vector<Text> placed = all;
  put_place(request.environment, placed, input.fragment);
  for (summary::ScenarioFragment& scenario : input.scenarios) {
    mark(path, scenario.fragment);
    std::vector<Text> of_scenario = all;
    put_place(request.environment, of_scenario, scenario.fragment);
  }
  ReadInput read{.declares_trail = input.declares_trail,
                 .is_template = input.is_template,
                 .parameters = input.parameters,
                 .open_parameters = input.open_parameters,
                 .document_warnings = input.document_warnings};
  for (Error& warning : kept_defaults(input, symbols, request)) {
    read.document_warnings.push_back(std::move(warning));
  }
  if (auto late = late_management_account(input.fragment, request.environment)) {
    read.document_warnings.push_back(std::move(*late));
  }
  auto stored = std::make_shared<const StoredScenarios>(
      std::move(input), given_values(request), symbols, std::move(placed));
  auto fragment = stored->under({});
  if (fragment) {
    read.fragment = std::move(*fragment);
  } else {
    read.fragment = stored->by_default();
  }
  std::vector<ScenarioVariable> variables = stored->open_variables();
  if (!variables.empty()) {
    read.varying =
        VaryingTemplate{.variables = std::move(variables), .stored = std::move(stored)};
  }
  return read;
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
    return Error{.message = "this summary has no input", .path = source.path()};
  }
  std::vector<ReadInput> inputs;
  for (InputSummary& input : read->inputs) {
    inputs.push_back(read_input(std::move(input), read->symbols, source.path(), request));
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
