// The options of `check`, one row each, and what their values may be. A mistake does not
// stop the reading: one run tells all of them.
#include "cli/check_options.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include "aws/arn.hpp"
#include "aws/region.hpp"
#include "base/suggest.hpp"
#include "cli/arguments.hpp"
#include "cli/environment_options.hpp"
#include "run/rule_files.hpp"
#include "run/rule_selection.hpp"

namespace trailseal::cli {
namespace {

constexpr std::array kOptions{
    Option{"--format", 'f', "FORMAT", ""},  // the help is made from the formats
    Option{"--output", 'o', "FORMAT=FILE",
           "also write a report to a file; may be repeated"},
    Option{"--standard", 0, "STANDARD",
           "what encryption has to be: sse-kms-cmk, a customer managed key (default); "
           "sse-kms, any KMS key; sse-s3, any encryption",
           "sse-kms-cmk sse-kms sse-s3"},
    Option{"--select", 0, "RULE,...", "judge only these rules, by code or id"},
    Option{"--ignore", 0, "RULE,...", "leave these rules out"},
    Option{"--rules", 0, "DIR", "add your own rules; may be repeated"},
    Option{
        "--config", 0, "FILE",
        "the configuration (default: `.trailseal.yaml` here or above, up to the root of "
        "the repository)"},
    Option{"--no-config", 0, "", "read no configuration"},
    Option{"--fail-on", 0, "SEVERITY",
           "exit with 1 for findings from this severity on: low, medium, high or never "
           "(default: medium)",
           "low medium high never"},
    Option{"--strict", 0, "", "count what cannot be decided as a finding"},
    Option{"--no-waivers", 0, "", "judge as if nothing were waived"},
    Option{"--baseline", 0, "FILE", "findings in this file do not count"},
    Option{"--explain", 0, "ADDRESS",
           "show the facts of one resource, and judge nothing"},
    Option{"--write-baseline", 0, "FILE", "put the findings into this file"},
    Option{"--prune-baseline", 0, "", "take what is fixed out of the baseline"},
    Option{"--scope", 0, "SCOPE",
           "all (default), or changed: only trails of whose evidence the plan touches "
           "something",
           "all changed"},
    Option{"--param", 0, "NAME=VALUE",
           "the value of a template parameter; may be repeated"},
    Option{
        "--params", 0, "FILE",
        "values of template parameters, as the AWS CLI or CodePipeline reads them; may "
        "be repeated"},
    Option{"--account", 0, "ID", "the account that is deployed to, 12 digits"},
    Option{"--region", 0, "REGION", "the region that is deployed to"},
    Option{"--org-id", 0, "ID", "the organization, as in o-a1b2c3d4e5"},
    Option{"--skip-others", 0, "",
           "pass over named files that are neither plan nor template, as in a directory "
           "(for commit hooks)"},
    Option{"--quiet", 'q', "",
           "text: only the findings that decide the exit status, nothing without any"},
    Option{"--verbose", 'v', "",
           "text: also what passed, every finding in full, every address"},
    Option{"--color", 0, "WHEN", "auto, always or never (default: auto)",
           "auto always never"},
    kHelpOption,
    Option{"--version", 0, "", "the version"},
};

constexpr std::array<std::string_view, 3> kStandards{"sse-kms-cmk", "sse-kms", "sse-s3"};
constexpr std::array<std::string_view, 4> kThresholds{"low", "medium", "high", "never"};
constexpr std::array<std::string_view, 2> kScopes{"all", "changed"};
constexpr std::array<std::string_view, 3> kColors{"auto", "always", "never"};

/// One of the words, or an error that names the option.
std::string choose(const Arguments& arguments, std::string_view option,
                   std::span<const std::string_view> words, std::string_view fallback,
                   std::vector<Error>& errors) {
  std::string word = arguments.last(option, fallback);
  if (std::find(words.begin(), words.end(), word) != words.end()) return word;
  std::string help = did_you_mean(word, words);
  if (help.empty()) {
    help = "one of";
    for (const std::string_view each : words) help.append(" `").append(each).append("`");
  }
  errors.push_back(
      {.message = "unknown value `" + word + "` of `" + std::string(option) + "`",
       .help = help});
  return std::string(fallback);
}

std::optional<rule::Severity> parse_threshold(const std::string& word) {
  if (word == "low") return rule::Severity::Low;
  if (word == "medium") return rule::Severity::Medium;
  if (word == "high") return rule::Severity::High;
  return std::nullopt;
}

void read_outputs(FormatTable formats, const Arguments& arguments,
                  CheckOptions& options) {
  const auto format =
      find_format(formats, arguments.last("--format", formats.front().name));
  if (format) {
    options.format = *format;
  } else {
    options.errors.push_back(format.error());
  }
  for (const std::string& text : arguments.all("--output")) {
    const auto file = parse_output(formats, text);
    if (file) {
      options.outputs.push_back(*file);
    } else {
      options.errors.push_back(file.error());
    }
  }
}

/// The format asked for where the arguments as a whole are wrong: a program that reads
/// stdout then finds a report with the reason.
const OutputFormat* format_among(FormatTable formats, Args args) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    std::string name;
    if (args[i].starts_with("--format=")) name = args[i].substr(9);
    if ((args[i] == "--format" || args[i] == "-f") && i + 1 < args.size()) {
      name = args[i + 1];
    }
    const auto format = find_format(formats, name);
    if (format) return *format;
  }
  return &formats.front();
}

void load_configuration(const Arguments& arguments, CheckOptions& options) {
  if (arguments.has("--no-config")) return;
  const std::string path =
      arguments.has("--config") ? arguments.last("--config") : run::find_configuration();
  if (!path.empty())
    options.configuration = run::read_configuration(path, options.errors);
}

/// What the command line does not say.
void add_settings(const run::Configuration& settings, Environment& environment) {
  const auto fill = [](std::string& to, const std::string& from) {
    if (to.empty()) to = from;
  };
  fill(environment.account, settings.account);
  fill(environment.region, settings.region);
  fill(environment.organization_id, settings.organization);
  environment.provider_accounts = settings.provider_accounts;
  if (environment.partition.empty() && !environment.region.empty()) {
    environment.partition = partition_of_region(environment.region);
  }
}

/// The rules of the command line and the configuration; `--select` takes the place of the
/// configuration's, `--ignore` adds to it.
void choose_rules(const Arguments& arguments, CheckOptions& options) {
  const run::Configuration& settings = options.configuration;
  options.catalogue = std::make_shared<rule::Catalogue>();
  std::vector<std::string> paths = settings.rules;
  const auto& more = arguments.all("--rules");
  paths.insert(paths.end(), more.begin(), more.end());
  run::add_rule_files(paths, *options.catalogue, options.errors);
  for (const auto& [name, severity] : settings.severity) {
    const rule::Rule* rule = options.catalogue->find(name);
    if (rule == nullptr) {
      options.errors.push_back(run::unknown_rule(*options.catalogue, name));
      options.errors.back().path = settings.path;
    } else {
      options.catalogue->set_severity(*rule, *parse_threshold(severity));
    }
  }
  const auto& selected = arguments.all("--select");
  std::vector<std::string> ignored = settings.ignore;
  const auto& others = arguments.all("--ignore");
  ignored.insert(ignored.end(), others.begin(), others.end());
  options.rules =
      run::select_rules(*options.catalogue, selected.empty() ? settings.select : selected,
                        ignored, options.errors);
}

/// Options that cannot go together, or not alone.
void check_combinations(CheckOptions& options) {
  if (options.prune_baseline && options.baseline.empty()) {
    options.errors.push_back({.message = "`--prune-baseline` needs `--baseline FILE`"});
  }
  const bool writes = options.prune_baseline || !options.write_baseline.empty();
  if (options.only_touched && writes) {
    options.errors.push_back(
        {.message = "a baseline cannot be written with `--scope changed`",
         .help = "it would lose the findings of what the plan does not touch"});
  }
}

}  // namespace

CheckOptions parse_check_options(FormatTable formats, Args args) {
  CheckOptions options;
  options.format = format_among(formats, args);
  options.standard = kStandards.front();
  options.catalogue = std::make_shared<rule::Catalogue>();
  const auto parsed = parse_arguments(kOptions, args);
  if (!parsed) {
    options.errors.push_back(parsed.error());
    return options;
  }
  const Arguments& arguments = *parsed;
  std::vector<Error>& errors = options.errors;
  options.help = arguments.has("--help");
  options.version = arguments.has("--version");
  options.strict = arguments.has("--strict");
  options.no_waivers = arguments.has("--no-waivers");
  options.skip_others = arguments.has("--skip-others");
  options.inputs = arguments.operands;
  if (options.inputs.empty()) options.inputs.emplace_back(".");
  read_outputs(formats, arguments, options);
  load_configuration(arguments, options);
  const run::Configuration& settings = options.configuration;
  const auto given = [](const std::string& set, std::string_view otherwise) {
    return set.empty() ? otherwise : std::string_view(set);
  };
  options.standard = choose(arguments, "--standard", kStandards,
                            given(settings.standard, kStandards.front()), errors);
  options.fail_on = parse_threshold(choose(arguments, "--fail-on", kThresholds,
                                           given(settings.fail_on, "medium"), errors));
  options.strict = options.strict || settings.strict.value_or(false);
  options.color =
      *parse_color(choose(arguments, "--color", kColors, kColors.front(), errors));
  if (arguments.has("--quiet")) options.detail = report::Detail::Quiet;
  if (arguments.has("--verbose")) options.detail = report::Detail::Verbose;
  options.environment = read_environment(arguments, errors);
  add_settings(settings, options.environment);
  options.parameters = read_parameters(arguments, errors);
  choose_rules(arguments, options);
  options.baseline = arguments.last("--baseline");
  options.explain = arguments.last("--explain");
  options.write_baseline = arguments.last("--write-baseline");
  options.prune_baseline = arguments.has("--prune-baseline");
  options.only_touched =
      choose(arguments, "--scope", kScopes, kScopes.front(), errors) == "changed";
  check_combinations(options);
  return options;
}

CommandOptions options_with(FormatTable formats) {
  CommandOptions all{.options = {kOptions.begin(), kOptions.end()}};
  for (const OutputFormat& format : formats) all.formats.emplace_back(format.name);
  return all;
}

void write_check_options(FormatTable formats, std::ostream& out) {
  const std::string help =
      names_of(formats) + " (default: " + std::string(formats.front().name) + ")";
  auto options = kOptions;
  options.front().help = help;
  write_options(options, out);
}

}  // namespace trailseal::cli
