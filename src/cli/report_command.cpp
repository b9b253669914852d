// Inputs -> graph -> assessment -> results -> documents -> status.
#include "cli/report_command.hpp"

#include <algorithm>
#include <istream>
#include <ostream>

#include "cli/check_options.hpp"
#include "cli/cli.hpp"
#include "cli/diagnostic.hpp"
#include "cli/progress_line.hpp"
#include "cloudtrail/assessment.hpp"
#include "engine/alternatives.hpp"
#include "engine/engine.hpp"
#include "engine/history.hpp"
#include "engine/scenario.hpp"
#include "engine/waiver.hpp"
#include "load/input_loader.hpp"
#include "report/summary.hpp"
#include "report/wording.hpp"
#include "run/baseline_file.hpp"
#include "run/change_scope.hpp"
#include "run/explanation.hpp"
#include "run/waiver_check.hpp"

namespace trailseal::cli {
namespace {

using report::Report;

/// The one built-in rule on buckets: it asks about those with certain names only.
constexpr std::string_view kGuardrail = "TS601";

Report empty_report(const CheckOptions& options) {
  Report report;
  report.standard = options.standard;
  report.rules = options.rules;
  report.fail_on = options.fail_on;
  report.strict = options.strict;
  report.only_touched = options.only_touched;
  return report;
}

void add_errors(const std::vector<Error>& errors, Report& report) {
  for (const Error& error : errors) {
    report.diagnostics.push_back({.level = Diagnostic::Level::Error, .error = error});
  }
}

/// The same waiver stands in the graphs of several scenarios.
void note_waivers(const rule::Catalogue& catalogue, const ResourceGraph& graph,
                  std::vector<engine::Waiver>& waivers) {
  for (engine::Waiver& waiver : engine::waivers_of(graph)) {
    const bool known =
        std::any_of(waivers.begin(), waivers.end(), [&](const engine::Waiver& other) {
          return other.input == waiver.input && other.address == waiver.address &&
                 other.position == waiver.position;
        });
    waiver.sound = run::is_sound(catalogue, waiver);
    if (!known) waivers.push_back(std::move(waiver));
  }
}

/// Judges one graph, with nothing waived.
engine::ScenarioJudgement judge_plainly(const CheckOptions& options,
                                        const std::vector<Input>& inputs,
                                        const ResourceGraph& graph) {
  auto assessment =
      cloudtrail::assess(graph, options.standard, engine::subjects_of(options.rules));
  engine::ScenarioJudgement judged;
  judged.results = engine::judge(options.rules, assessment, options.standard, inputs);
  judged.trails = std::move(assessment.trails);
  engine::settle_alternatives(graph, options.rules, options.standard, judged.trails,
                              judged.results);
  return judged;
}

/// Judges one graph; the waivers that cover something in it are marked in `waivers`.
engine::ScenarioJudgement judge_graph(const CheckOptions& options, const Report& report,
                                      const ResourceGraph& graph,
                                      std::vector<engine::Waiver>& waivers) {
  engine::ScenarioJudgement judged = judge_plainly(options, report.inputs, graph);
  if (!options.no_waivers) {
    note_waivers(*options.catalogue, graph, waivers);
    engine::waive(judged.results, waivers, engine::today());
  }
  return judged;
}

void add_waiver_notes(const CheckOptions& options,
                      const std::vector<engine::Waiver>& waivers, Report& report) {
  for (Diagnostic& note :
       run::check_waivers(*options.catalogue, waivers, report, engine::today())) {
    report.diagnostics.push_back(std::move(note));
  }
}

/// The waivers of the configuration.
std::vector<engine::Waiver> waivers_of(const CheckOptions& options) {
  if (options.no_waivers) return {};
  std::vector<engine::Waiver> waivers = options.configuration.waivers;
  for (engine::Waiver& waiver : waivers) {
    waiver.sound = run::is_sound(*options.catalogue, waiver);
  }
  return waivers;
}

void judge_loaded(const CheckOptions& options, const load::LoadedInputs& loaded,
                  Report& report) {
  std::vector<engine::Waiver> waivers = waivers_of(options);
  if (loaded.scenarios.empty()) {
    engine::ScenarioJudgement judged =
        judge_graph(options, report, loaded.graph, waivers);
    report.trails = std::move(judged.trails);
    report.results = std::move(judged.results);
    return add_waiver_notes(options, waivers, report);
  }
  std::vector<engine::ScenarioJudgement> judgements;
  for (const load::LoadedScenario& each : loaded.scenarios) {
    judgements.push_back(judge_graph(options, report, each.graph, waivers));
    judgements.back().scenario = each.scenario;
  }
  engine::Merged merged = engine::merge(judgements, report.inputs);
  report.trails = std::move(merged.trails);
  report.results = std::move(merged.results);
  add_waiver_notes(options, waivers, report);
}

/// Judges what is in place before the plan as well, and says what the plan changes.
void tell_history(const CheckOptions& options, const ResourceGraph& graph,
                  Report& report) {
  if (!engine::has_history(graph)) return;
  const engine::ScenarioJudgement before =
      judge_plainly(options, report.inputs, graph.before());
  report.fixed = engine::tell_history(before.results, report.inputs, report.results);
}

/// Names what was taken on trust; it is in no input, so it has no address.
void mark_trusted(Report& report) {
  const auto mark = [&](std::string& address, std::size_t input) {
    if (address.empty() || !report.inputs[input].trusted) return;
    const auto known = std::find(report.trusted.begin(), report.trusted.end(), address);
    if (known == report.trusted.end()) report.trusted.push_back(address);
    address.clear();
  };
  for (cloudtrail::TrailSummary& trail : report.trails) {
    mark(trail.bucket.address, trail.bucket.input);
    mark(trail.key.address, trail.key.input);
  }
}

void add_warning(std::string message, std::string help, const std::string& path,
                 Report& report) {
  report.diagnostics.push_back(
      {.level = Diagnostic::Level::Warning,
       .error = {.message = std::move(message), .help = std::move(help), .path = path}});
}

/// Findings that were there before do not count; those that are gone are said.
void settle_baseline(const CheckOptions& options, Report& report) {
  if (!options.write_baseline.empty()) {
    const auto error = run::save_baseline(
        engine::baseline_of(report.results, options.strict), options.write_baseline);
    if (error) return add_errors({*error}, report);
    auto written = engine::baseline_of(report.results, options.strict);
    engine::settle_known(report.results, written,
                         "in the baseline " + options.write_baseline);
    return;
  }
  if (options.baseline.empty()) return;
  auto baseline = run::read_baseline(options.baseline);
  if (!baseline) return add_errors({baseline.error()}, report);
  engine::settle_known(report.results, *baseline, "in the baseline " + options.baseline);
  const auto gone = std::count_if(baseline->begin(), baseline->end(),
                                  [](const auto& entry) { return !entry.found; });
  if (gone == 0) return;
  if (!options.prune_baseline) {
    for (const engine::BaselineEntry& entry : *baseline) {
      if (entry.found) continue;
      add_warning(entry.rule + " at `" + entry.resource + "` is fixed, or has changed",
                  "`--prune-baseline` takes it out", options.baseline, report);
    }
    return;
  }
  std::erase_if(*baseline, [](const auto& entry) { return !entry.found; });
  if (const auto error = run::save_baseline(*baseline, options.baseline)) {
    add_errors({*error}, report);
  }
}

bool asks_for(const std::vector<const rule::Rule*>& rules, std::string_view subject) {
  return std::any_of(rules.begin(), rules.end(),
                     [&](const rule::Rule* rule) { return rule->subject == subject; });
}

/// Rules on every key or topic, or on every bucket whatever its name, look at what no
/// trail leads to.
bool reads_everything(const std::vector<const rule::Rule*>& rules) {
  const bool buckets =
      std::any_of(rules.begin(), rules.end(), [](const rule::Rule* rule) {
        return rule->subject == "bucket" && rule->code != kGuardrail;
      });
  return buckets || asks_for(rules, "key") || asks_for(rules, "log_group") ||
         asks_for(rules, "topic");
}

std::set<std::string, std::less<>> types_of(const std::vector<const rule::Rule*>& rules) {
  std::set<std::string, std::less<>> types;
  for (const rule::Rule* rule : rules) {
    types.insert(rule->types.begin(), rule->types.end());
  }
  // Where access logs go decides what a bucket is for.
  if (asks_for(rules, "bucket")) types.insert("aws_s3_bucket_logging");
  return types;
}

/// The names that the guardrail asks about, in plans where no trail leads to the bucket.
std::vector<std::string> bucket_names_of(const std::vector<const rule::Rule*>& rules) {
  if (!asks_for(rules, "bucket")) return {};
  return {"*cloudtrail*", "*cloud-trail*", "*trail-log*", "*traillog*"};
}

load::InputRequest request_of(const CheckOptions& options) {
  return {.arguments = options.inputs,
          .skip_others = options.skip_others,
          .parameters = options.parameters,
          .environment = options.environment,
          .known = options.configuration.known ? &*options.configuration.known : nullptr,
          .skip = options.configuration.skip,
          .everything = reads_everything(options.rules),
          .types = types_of(options.rules),
          .bucket_names = bucket_names_of(options.rules)};
}

/// Reads the inputs and judges them, in every scenario where there are several.
Report judge_inputs(const CheckOptions& options, const Streams& streams) {
  Report report = empty_report(options);
  ProgressLine progress(streams.err, is_error_terminal(streams.err));
  load::InputRequest request = request_of(options);
  request.progress = &progress;
  load::LoadedInputs loaded = load::load_inputs(request, streams.in);
  report.diagnostics = std::move(loaded.diagnostics);
  report.sources = std::move(loaded.sources);
  report.inputs = loaded.graph.inputs();
  if (report.inputs.empty()) return report;
  report.default_scenario = std::move(loaded.default_scenario);
  progress.say("judging");
  judge_loaded(options, loaded, report);
  tell_history(options, loaded.graph, report);
  mark_trusted(report);
  settle_baseline(options, report);
  if (options.only_touched) run::keep_touched(loaded.graph, report);
  return report;
}

/// Files first: what goes wrong with them still gets into the document on stdout.
void write_files(const CheckOptions& options, Report& report) {
  for (const OutputFile& file : options.outputs) {
    const auto written = write_file(report, file);
    if (!written) add_errors({written.error()}, report);
  }
}

void write_documents(const CheckOptions& options, Report& report,
                     const Streams& streams) {
  write_files(options, report);
  for (const Diagnostic& diagnostic : report.diagnostics) {
    write_diagnostic(diagnostic, streams.err);
  }
  const bool nothing_to_say = report.inputs.empty() && !options.format->for_programs;
  if (nothing_to_say) return;
  report::TextOptions how = text_options(options.color, streams.out);
  how.detail = options.detail;
  options.format->write(report, how, streams.out);
}

/// Wrong usage: said on stderr, and in a report where a program waits for one.
int fail_usage(const ReportCommand& command, const CheckOptions& options,
               const Streams& streams) {
  Report report = empty_report(options);
  add_errors(options.errors, report);
  write_documents({.format = options.format}, report, streams);
  streams.err << "see `trailseal " << command.name << " --help`\n";
  return kFailed;
}

/// `--explain`: the facts of an address, in the default scenario.
int explain(const CheckOptions& options, const Streams& streams) {
  load::InputRequest request = request_of(options);
  request.everything = true;
  const load::LoadedInputs loaded = load::load_inputs(request, streams.in);
  bool failed = loaded.graph.inputs().empty();
  for (const Diagnostic& diagnostic : loaded.diagnostics) {
    write_diagnostic(diagnostic, streams.err);
    failed = failed || diagnostic.level == Diagnostic::Level::Error;
  }
  if (!run::write_explanation(loaded.graph, options.standard, options.explain,
                              streams.out)) {
    write_error({.message = "no resource `" + options.explain + "` in the inputs",
                 .help = "an address is written as the report has it; of a plan only "
                         "resources that rules look at are read"},
                streams.err);
    return kFailed;
  }
  return failed ? kFailed : kClean;
}

}  // namespace

int run_report_command(const ReportCommand& command, Args args, const Streams& streams) {
  const CheckOptions options = parse_check_options(command.formats, args);
  if (options.help) {
    streams.out << command.help << "\nOptions:\n";
    write_check_options(command.formats, streams.out);
    streams.out << '\n' << command.notes;
    return kClean;
  }
  if (options.version) {
    streams.out << "trailseal " << report::tool_version() << '\n';
    return kClean;
  }
  if (!options.errors.empty()) return fail_usage(command, options, streams);
  if (!options.explain.empty()) return explain(options, streams);
  Report report = judge_inputs(options, streams);
  write_documents(options, report, streams);
  if (report::has_errors(report)) return kFailed;
  return command.findings_count && report::has_findings(report) ? kFindings : kClean;
}

}  // namespace trailseal::cli
