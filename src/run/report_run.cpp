// inputs -> graphs -> trails and results -> what is waived, new, taken on trust, in the
// baseline, touched -> report. Each step takes values and gives values.
#include "run/report_run.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/until_exit.hpp"
#include "document/repository.hpp"
#include "load/input_loader.hpp"
#include "run/baseline.hpp"
#include "run/change_scope.hpp"
#include "run/comparison.hpp"
#include "run/concluded_account.hpp"
#include "run/export_age.hpp"
#include "run/fix_search.hpp"
#include "run/judgement.hpp"
#include "run/output_clash.hpp"
#include "run/waiver_check.hpp"

namespace trailseal::run {
namespace {

using report::Report;

void append(std::vector<Diagnostic> more, std::vector<Diagnostic>& all) {
  for (Diagnostic& each : more) all.push_back(std::move(each));
}

/// Trails, and the names of what they have that is taken on trust.
struct Trusted {
  std::vector<cloudtrail::TrailSummary> trails{};
  std::vector<std::string> names{};
};

/// What is taken on trust is in no input, so it has no address.
Trusted without_trusted(const std::vector<Input>& inputs,
                        std::vector<cloudtrail::TrailSummary> trails) {
  std::vector<std::string> names;
  const auto mark = [&](std::string& address, std::size_t input) {
    if (address.empty() || !inputs[input].trusted) return;
    if (std::find(names.begin(), names.end(), address) == names.end()) {
      names.push_back(address);
    }
    address.clear();
  };
  for (cloudtrail::TrailSummary& trail : trails) {
    mark(trail.bucket.address, trail.bucket.input);
    mark(trail.key.address, trail.key.input);
  }
  return {.trails = std::move(trails), .names = std::move(names)};
}

/// Those that stand in the files under check, not in the configuration.
std::vector<report::WaiverInPlace> waivers_in_place(
    const std::vector<engine::Waiver>& waivers, const std::vector<Input>& inputs) {
  std::vector<report::WaiverInPlace> in_place;
  for (const engine::Waiver& waiver : waivers) {
    if (!waiver.sound || (!waiver.path.empty() && !waiver.lines)) continue;
    in_place.push_back({.rule = waiver.rule,
                        .reason = waiver.reason,
                        .owner = waiver.owner,
                        .until = waiver.until,
                        .path = waiver.lines ? waiver.path : inputs[waiver.input].path,
                        .line = waiver.position.line,
                        .used = waiver.used});
  }
  return in_place;
}

/// Tells findings apart by what an earlier commit has, where that can be read.
void compare(const Settings& settings, std::istream& in, Report& report,
             std::vector<engine::Result>& results) {
  auto comparison = compare_with_commit(settings, in, report.inputs, results);
  if (!comparison) {
    report.diagnostics.push_back(
        {.level = Diagnostic::Level::Error, .error = comparison.error()});
    return;
  }
  for (engine::Result& fixed : comparison->fixed) {
    report.fixed.push_back(std::move(fixed));
  }
  for (Input& gone : comparison->gone) report.inputs.push_back(std::move(gone));
  append(std::move(comparison->diagnostics), report.diagnostics);
  report.compared_with = {.name = settings.compare, .commit = comparison->commit};
}

/// The baseline as the call has it; without the file that it may not write, which is told.
BaselineRequest baseline_of(const Settings& settings, Report& report) {
  BaselineRequest baseline = settings.baseline;
  if (baseline.written.empty()) return baseline;
  if (auto clash = clash_with(baseline.written, files_read_for(report))) {
    baseline.written.clear();
    report.diagnostics.push_back({.level = Diagnostic::Level::Error, .error = *clash});
  }
  return baseline;
}

}  // namespace

Report empty_report(const Settings& settings, const Clock& clock) {
  Report report;
  report.standard = settings.judging.standard;
  report.rules = settings.judging.rules;
  report.fail_on = settings.judging.fail_on;
  report.strict = settings.judging.strict;
  report.only_touched = settings.only_changed;
  report.stamp = clock.stamp;
  report.configuration = settings.configuration;
  report.repository_prefix = prefix_in_repository();
  report.diagnostics = settings.diagnostics;
  return report;
}

load::LoadedInputs load_for_report(const Settings& settings, std::istream& in,
                                   load::Progress* progress, Report& report) {
  load::InputRequest request = settings.reading;
  request.progress = progress;
  load::LoadedInputs loaded = load::load_inputs(request, in);
  append(std::move(loaded.diagnostics), report.diagnostics);
  if (report.configuration) report.configuration->skipped_inputs = loaded.skipped;
  report.sources = std::move(loaded.sources);
  append(conclude_accounts(loaded), report.diagnostics);
  report.inputs = loaded.graph.inputs();
  report.default_scenario = std::move(loaded.default_scenario);
  return loaded;
}

std::vector<engine::Waiver> judge_for_report(const Settings& settings,
                                             const std::string& today, std::istream& in,
                                             const load::LoadedInputs& loaded,
                                             Report& report) {
  const Judging& judging = settings.judging;
  JudgedChange change = judge_change(judging, loaded, today);
  Judgement& judged = change.judgement;
  append(check_waivers(*judging.catalogue, judging.rules, judged.waivers, report.inputs,
                       today),
         report.diagnostics);
  report.waivers_in_place = waivers_in_place(judged.waivers, report.inputs);
  report.fixed = std::move(change.fixed);
  if (!settings.compare.empty()) compare(settings, in, report, judged.results);
  Trusted trusted = without_trusted(report.inputs, std::move(judged.trails));
  report.trusted = std::move(trusted.names);
  Settled settled = settle_baseline(baseline_of(settings, report), judging.strict,
                                    std::move(judged.results));
  append(std::move(settled.diagnostics), report.diagnostics);
  report.trails = std::move(trusted.trails);
  report.results = std::move(settled.results);
  if (settings.only_changed) {
    Touched touched =
        touched_only(loaded.graph, std::move(report.trails), std::move(report.results));
    report.trails = std::move(touched.trails);
    report.results = std::move(touched.results);
    report.untouched_trails = touched.left_out;
  }
  return std::move(judged.waivers);
}

Report make_report(const Settings& settings, const Clock& clock, std::istream& in,
                   load::Progress* progress) {
  Report report = empty_report(settings, clock);
  UntilExit<load::LoadedInputs> loaded(load_for_report(settings, in, progress, report));
  if (report.inputs.empty()) return report;
  append(check_export_ages(report.inputs, clock.today), report.diagnostics);
  if (progress != nullptr) progress->say("checking");
  judge_for_report(settings, clock.today, in, *loaded, report);
  const bool many = report.trails.size() > kMaxTrailsWithFixes;
  if (!settings.finds_fixes || many || !has_failure(report.results)) return report;
  if (progress != nullptr) progress->say("looking for fixes");
  FixSearch search(settings, *loaded, report);
  for (const FoundFix& fix : search.find(report.results)) {
    report.fixes.add(proven_fix_of(fix, report));
  }
  return report;
}

}  // namespace trailseal::run
