// One row per option, with the commands that it acts on. `inventory` lists trails and
// judges no rule; `graph` draws results, and neither fails on findings.
#include "cli/report_options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string>

#include "base/word_list.hpp"
#include "cli/arguments.hpp"
#include "cli/choice.hpp"
#include "cli/color_option.hpp"
#include "cli/environment_options.hpp"
#include "cli/variable_options.hpp"
#include "rule/severity.hpp"
#include "rule/standard.hpp"

namespace trailseal::cli {
namespace {

constexpr unsigned kAll = kCheck | kInventory | kGraph;
constexpr unsigned kFinding = kCheck | kGraph;
constexpr unsigned kJudging = kFinding | kEvidence | kFix;
constexpr unsigned kReading = kAll | kSummarize | kEvidence | kFix;

/// More threads than any machine of today has processors.
constexpr std::size_t kMostJobs = 1024;

constexpr std::array<std::string_view, 2> kScopes{"all", "changed"};

/// `sse-kms-cmk, a customer managed key (default); ...`
std::string_view standard_help() {
  static const std::string kHelp = [] {
    std::string text = "the encryption that is required: ";
    for (const rule::Standard& standard : rule::kStandards) {
      const bool first = standard.name == rule::kDefaultStandard;
      text.append(first ? "" : "; ").append(standard.name).append(", ");
      text.append(standard.meaning).append(first ? " (default)" : "");
    }
    return text;
  }();
  return kHelp;
}

std::string_view threshold_help() {
  static const std::string kHelp =
      "exit with 1 for findings of this severity or higher: " +
      joined(rule::kSeverityNames) + " or " + std::string(rule::kNever) +
      " (default: " + rule::to_string(rule::kDefaultThreshold) + ")";
  return kHelp;
}

struct Row {
  unsigned commands = 0;
  Option option{};
};

// clang-format off
// NOLINTNEXTLINE(readability-function-size): a table, a row an option
std::span<const Row> rows() {
  static const std::array kRows{
      Row{kAll, {"--output", 'o', "FORMAT=FILE",
           "also write a report to a file; may be repeated; - is standard output, in place of --format"}},
      Row{kJudging, {"--standard", 0, "STANDARD", standard_help(), rule::kStandardNames}},
      Row{kJudging, {"--select", 0, kRuleList, "check only these rules, by code or id"}},
      Row{kJudging, {"--ignore", 0, kRuleList, "leave these rules out"}},
      Row{kJudging, {"--rules", 0, "DIR", "add your own rules; may be repeated"}},
      Row{kReading, {"--config", 0, "FILE",
           "the configuration (default: `.trailseal.yaml` here or above, up to the root of the repository)"}},
      Row{kReading, {"--no-config", 0, "", "read no configuration"}},
      Row{kCheck | kFix, {"--fail-on", 0, "SEVERITY", threshold_help(), rule::kThresholdNames}},
      Row{kCheck, {"--strict", 0, "", "count what cannot be decided as a finding"}},
      Row{kJudging, {"--no-waivers", 0, "", "ignore all waivers"}},
      Row{kFinding | kFix, {"--baseline", 0, "FILE", "findings in this file do not count"}},
      Row{kCheck, {"--explain", 0, "ADDRESS", "show the facts of one resource, and check nothing"}},
      Row{kCheck, {"--write-baseline", 0, "FILE", "write the findings to this file"}},
      Row{kCheck, {"--prune-baseline", 0, "", "remove fixed findings from the baseline"}},
      Row{kAll, {"--scope", 0, "SCOPE",
           "all (default), or changed: only trails affected by the plan", kScopes}},
      Row{kCheck, {"--compare", 0, "REF",
           "mark the findings of templates and configurations as new, existing or "
           "fixed since this commit; git reads its files, nothing is checked out"}},
      Row{kReading, {"--param", 0, "NAME=VALUE", "the value of a template parameter; may be repeated"}},
      Row{kReading, {"--params", 0, "FILE",
           "values of template parameters, as the AWS CLI or CodePipeline reads them; may be repeated"}},
      Row{kReading,
          {"--source", 0, "DIR",
           "the root module of the plan (default: the sources in the "
           "plan file, or the plan's directory)"}},
      Row{kReading, {"--no-source", 0, "", "read plans without their sources"}},
      Row{kReading, {"--var", 0, "NAME=VALUE",
           "a variable of Terraform configurations without a plan; may be repeated"}},
      Row{kReading, {"--var-file", 0, "FILE",
           "variables of such configurations; may be repeated, the last value of a "
           "variable counts"}},
      Row{kReading, {"--environment", 0, "FILE",
           "variables of one environment, as in env/prod.tfvars; may be repeated: each "
           "is checked and reported separately"}},
      Row{kReading, {"--var-environment", 0, "",
           "take variables of such configurations from `TF_VAR_...` of the environment too"}},
      Row{kReading, {"--terraform", 0, "PROGRAM",
           "read plan files with `show -json` of this `terraform` or `tofu`, which "
           "runs the providers of their directory (default: start no program)"}},
      Row{kReading, {"--account", 0, "ID", "the account to deploy to, 12 digits"}},
      Row{kReading, {"--region", 0, "REGION", "the region to deploy to"}},
      Row{kReading, {"--org-id", 0, "ID", "the organization, as in o-a1b2c3d4e5"}},
      Row{kReading, {"--management-account", 0, "ID",
           "the organization's management account, 12 digits: it owns organization trails, whoever deploys them"}},
      Row{kReading, {"--skip-others", 0, "",
           "ignore named files that are neither a plan nor a template (for commit "
           "hooks)"}},
      Row{kCheck, {"--commit", 0, "",
           "the inputs are the files of a commit: check the root modules that call a "
           "changed module, ignore other files, print one line about what was checked "
           "(for commit hooks)"}},
      Row{kReading, {"--progress", 0, "",
           "report progress on standard error, even if it is not a terminal"}},
      Row{kReading, {"--jobs", 'j', "N",
           "how many inputs to read, and trails to check, at once (default: the number "
           "of processors)"}},
      Row{kCheck, {"--quiet", 'q', "",
           "text: only the findings that decide the exit status; without any nothing, or that "
           "a delivery is refused or not decided"}},
      Row{kCheck, {"--verbose", 'v', "",
           "text: also what passed, every finding in full, every address"}},
      Row{kCheck | kInventory, kColorOption},
      Row{kAll, kHelpOption},
      Row{kAll, {"--version", 0, "", "the version"}},
  };
  return kRows;
}
// clang-format on

void read_writing(const FormatTable& formats, const Arguments& arguments,
                  WritingOptions& writing, Problems& problems) {
  const auto format =
      problems.take(formats.find(arguments.last("--format", formats.front().name)));
  if (format) writing.format = *format;
  bool taken = arguments.has("--format");
  for (const std::string& text : arguments.all("--output")) {
    auto file = problems.take(parse_output(formats, text));
    if (!file) continue;
    if (file->path != "-") {
      writing.files.push_back(std::move(*file));
    } else if (taken && writing.format != file->format) {
      problems.add(Error{.message = "standard output takes one report, not two",
                         .help = "write the other one to a file: `--output " +
                                 std::string(file->format->name) + "=FILE`"});
    } else {
      writing.format = file->format;
      taken = true;
    }
  }
  writing.color = color_of(arguments, problems);
  if (arguments.has("--quiet")) writing.detail = report::Detail::Quiet;
  writing.progress = arguments.has("--progress");
  if (arguments.has("--commit")) writing.detail = report::Detail::Quiet;
  writing.tells_inputs = arguments.has("--commit");
  if (arguments.has("--verbose")) writing.detail = report::Detail::Verbose;
}

/// The format asked for where the arguments as a whole are wrong: a program that reads
/// stdout then finds a report with the reason.
const OutputFormat* format_among(const FormatTable& formats, Args args) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    std::string name;
    if (args[i].starts_with("--format=")) name = args[i].substr(9);
    if ((args[i] == "--format" || args[i] == "-f") && i + 1 < args.size()) {
      name = args[i + 1];
    }
    const auto format = formats.find(name);
    if (format) return *format;
  }
  return &formats.front();
}

bool judges(const ReportCommand& command) { return (command.bit & kJudging) != 0; }

}  // namespace

run::JudgingRequest read_judging(const Arguments& arguments, Problems& problems) {
  return {.standard = choose(arguments, "--standard", rule::kStandardNames, "", problems),
          .fail_on = choose(arguments, "--fail-on", rule::kThresholdNames, "", problems),
          .rule_paths = arguments.all("--rules"),
          .select = arguments.all("--select"),
          .ignore = arguments.all("--ignore"),
          .strict = arguments.has("--strict"),
          .no_waivers = arguments.has("--no-waivers")};
}

std::size_t read_jobs(const Arguments& arguments, Problems& problems) {
  if (!arguments.has("--jobs")) return 0;
  const std::string text = arguments.last("--jobs");
  std::size_t jobs = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  const bool whole = code == std::errc{} && end == text.data() + text.size();
  if (whole && jobs > 0 && jobs <= kMostJobs) return jobs;
  problems.add(Error{.message = in_backticks(text) + " is not a valid value for `--jobs`",
                     .help = "a number from 1 to " + std::to_string(kMostJobs)});
  return 0;
}

run::ReadingRequest read_reading(const Arguments& arguments, Problems& problems) {
  run::ReadingRequest reading;
  reading.inputs = arguments.operands;
  if (reading.inputs.empty()) reading.inputs.emplace_back(".");
  reading.skip_others = arguments.has("--skip-others");
  reading.for_commit = arguments.has("--commit");
  reading.parameter_files = arguments.all("--params");
  reading.parameters = read_parameters(arguments, problems);
  reading.environment = read_environment(arguments, problems);
  reading.sources = read_sources(arguments, problems);
  reading.variables = read_variables(arguments, problems);
  reading.terraform = read_terraform(arguments, problems);
  return reading;
}

run::ConfigurationChoice read_configuration_choice(const Arguments& arguments) {
  return {.path = arguments.last("--config"), .none = arguments.has("--no-config")};
}

std::vector<Option> options_of(ReportCommandBit command) {
  std::vector<Option> all;
  for (const Row& row : rows()) {
    if ((row.commands & command) != 0) all.push_back(row.option);
  }
  return all;
}

CommandOptions options_of(const ReportCommand& command) {
  CommandOptions all;
  all.options.push_back(command.formats.option());
  for (const Option& option : options_of(command.bit)) all.options.push_back(option);
  return all;
}

ReportArguments parse_report_arguments(const ReportCommand& command, Args args,
                                       Problems& problems) {
  ReportArguments all;
  all.writing.format = format_among(command.formats, args);
  const CommandOptions options = options_of(command);
  const auto parsed = problems.take(parse_arguments(options.options, args));
  if (!parsed) return all;
  all.readable = true;
  const Arguments& arguments = *parsed;
  all.help = arguments.has("--help");
  all.version = arguments.has("--version");
  all.explain = arguments.last("--explain");
  read_writing(command.formats, arguments, all.writing, problems);
  run::RunRequest& request = all.request;
  request.configuration = read_configuration_choice(arguments);
  request.reading = read_reading(arguments, problems);
  if (judges(command)) request.judging = read_judging(arguments, problems);
  request.baseline = {.known = arguments.last("--baseline"),
                      .written = arguments.last("--write-baseline"),
                      .prune = arguments.has("--prune-baseline")};
  if (arguments.has("--compare")) request.compare = arguments.last("--compare");
  request.finds_fixes = command.bit == kCheck;
  request.jobs = read_jobs(arguments, problems);
  request.only_changed =
      choose(arguments, "--scope", kScopes, kScopes.front(), problems) == "changed";
  return all;
}

}  // namespace trailseal::cli
