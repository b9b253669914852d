// The call wins over the configuration, and that over the default. Two things add up:
// rules of the user's own, and the rules that are left out.
#include "run/settings.hpp"

#include <utility>

#include "aws/region.hpp"
#include "base/parallel.hpp"
#include "load/module_caller.hpp"
#include "load/parameter_file.hpp"
#include "run/configuration.hpp"
#include "run/configuration_effect.hpp"
#include "run/read_extent.hpp"
#include "run/rule_files.hpp"
#include "run/rule_selection.hpp"
#include "run/waiver_check.hpp"

namespace trailseal::run {
namespace {

std::string first_given(const std::string& called, const std::string& configured,
                        std::string_view otherwise) {
  if (!called.empty()) return called;
  return configured.empty() ? std::string(otherwise) : configured;
}

std::vector<std::string> both_of(std::vector<std::string> first,
                                 const std::vector<std::string>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

Configuration configuration_of(const ConfigurationChoice& choice, Problems& problems,
                               std::vector<Diagnostic>& diagnostics) {
  if (choice.none) return {};
  FoundConfiguration found{.path = choice.path};
  if (choice.path.empty()) found = find_configuration();
  if (found.refused) {
    diagnostics.push_back({.level = Diagnostic::Level::Warning, .error = *found.refused});
  }
  return found.path.empty() ? Configuration() : read_configuration(found.path, problems);
}

/// What the call does not say of the place that is deployed to.
Environment environment_of(Environment environment, const Configuration& configured) {
  environment.account = first_given(environment.account, configured.account, "");
  environment.region = first_given(environment.region, configured.region, "");
  environment.organization_id =
      first_given(environment.organization_id, configured.organization, "");
  environment.management_account =
      first_given(environment.management_account, configured.management_account, "");
  environment.provider_accounts = configured.provider_accounts;
  if (!environment.region.empty()) {
    environment.partition = partition_of_region(environment.region);
  }
  return environment;
}

std::map<std::string, std::string> parameters_of(const ReadingRequest& request,
                                                 Problems& problems) {
  std::map<std::string, std::string> parameters;
  for (const std::string& path : request.parameter_files) {
    const auto values = problems.take(load::read_parameter_file(path));
    if (!values) continue;
    for (const auto& [name, value] : *values) parameters[name] = value;
  }
  for (const auto& [name, value] : request.parameters) parameters[name] = value;
  return parameters;
}

void set_severities(const Configuration& configured, rule::Catalogue& catalogue,
                    Problems& problems) {
  for (const auto& [name, severity] : configured.severity) {
    const rule::Rule* rule = catalogue.find(name);
    if (rule != nullptr) {
      catalogue.set_severity(*rule, severity);
      continue;
    }
    Error error = unknown_rule(catalogue, name);
    error.path = configured.path;
    problems.add(std::move(error));
  }
}

Judging judging_of(const JudgingRequest& request, const Configuration& configured,
                   Problems& problems) {
  Judging judging;
  judging.standard =
      first_given(request.standard, configured.standard, rule::kDefaultStandard);
  judging.fail_on = rule::threshold_of(first_given(
      request.fail_on, configured.fail_on, rule::to_string(rule::kDefaultThreshold)));
  judging.strict = request.strict || configured.strict;
  judging.waivers_count = !request.no_waivers;
  add_rule_files(configured.rules, configured.path, *judging.catalogue, problems);
  add_rule_files(request.rule_paths, {}, *judging.catalogue, problems);
  set_severities(configured, *judging.catalogue, problems);
  const auto& selected = request.select.empty() ? configured.select : request.select;
  judging.rules = select_rules(*judging.catalogue, selected,
                               both_of(configured.ignore, request.ignore), problems);
  if (judging.waivers_count) judging.waivers = configured.waivers;
  for (engine::Waiver& waiver : judging.waivers) {
    waiver.sound = is_sound(*judging.catalogue, waiver);
  }
  return judging;
}

/// Options that cannot go together, or not alone.
void check_combinations(const RunRequest& request, Problems& problems) {
  const BaselineRequest& baseline = request.baseline;
  if (baseline.prune && baseline.known.empty()) {
    problems.add(Error{.message = "`--prune-baseline` needs `--baseline FILE`"});
  }
  if (request.compare && request.compare->empty()) {
    problems.add(
        Error{.message = "`--compare` needs a commit",
              .help = "pass a branch, a tag or a commit: `--compare origin/main`"});
  }
  if (request.only_changed && (baseline.prune || !baseline.written.empty())) {
    problems.add(Error{
        .message = "a baseline cannot be written with `--scope changed`",
        .help = "it would lose the findings of trails that the plan does not affect"});
  }
}

}  // namespace

Settings settings_of(const RunRequest& request, Problems& problems) {
  Settings settings{.baseline = request.baseline,
                    .only_changed = request.only_changed,
                    .finds_fixes = request.finds_fixes,
                    .compare = request.compare.value_or("")};
  Configuration configured =
      configuration_of(request.configuration, problems, settings.diagnostics);
  const ReadingRequest& reading = request.reading;
  settings.reading.arguments = reading.inputs;
  settings.reading.skip_others = reading.skip_others || reading.for_commit;
  if (reading.for_commit) {
    for (std::string& file : load::files_of_callers(reading.inputs)) {
      settings.reading.arguments.push_back(std::move(file));
    }
  }
  settings.reading.environment = environment_of(reading.environment, configured);
  settings.reading.parameters = parameters_of(reading, problems);
  settings.reading.sources = reading.sources;
  settings.reading.variables = reading.variables;
  settings.reading.terraform = reading.terraform;
  if (request.judging) {
    settings.judging = judging_of(*request.judging, configured, problems);
  }
  const std::size_t jobs = request.jobs == 0 ? processors() : request.jobs;
  settings.reading.jobs = settings.judging.jobs = jobs;
  settings.configuration = effect_of(configured, request.judging, settings.judging);
  settings.reading.extent = extent_of(settings.judging.rules);
  settings.reading.known = std::move(configured.known);
  settings.reading.skip = std::move(configured.skip);
  check_combinations(request, problems);
  return settings;
}

}  // namespace trailseal::run
