#include "run/fix_run.hpp"

#include <algorithm>
#include <istream>
#include <iterator>
#include <utility>

#include "base/until_exit.hpp"
#include "document/written_file.hpp"
#include "report/summary.hpp"
#include "run/fix_search.hpp"
#include "run/report_run.hpp"
#include "run/source_bytes.hpp"

namespace trailseal::run {
namespace {

bool is_as_read(const patch::FileChange& file) {
  return bytes_of_file(file.path) == *file.before;
}

std::vector<report::ProvenFix> proven_fixes(const std::vector<FoundFix>& found,
                                            const report::Report& report) {
  std::vector<report::ProvenFix> fixes;
  fixes.reserve(found.size());
  for (const FoundFix& fix : found) fixes.push_back(proven_fix_of(fix, report));
  return fixes;
}

bool changes_sources_of_plan(const FixRun& run) {
  const auto is_of = [&](const Input& input) {
    if (input.kind != InputKind::TerraformPlan) return false;
    return std::any_of(run.files.begin(), run.files.end(), [&](const auto& file) {
      return std::any_of(
          input.source_files.begin(), input.source_files.end(),
          [&](const SourceText& source) { return source.path == file.path; });
    });
  };
  return std::any_of(run.report.inputs.begin(), run.report.inputs.end(), is_of);
}

}  // namespace

std::vector<const engine::Result*> FixRun::remaining() const {
  std::set<std::string> ended;
  for (const report::ProvenFix& fix : made)
    ended.insert(fix.ends.begin(), fix.ends.end());
  std::vector<const engine::Result*> all;
  for (const engine::Result& result : report.results) {
    const bool ends = ended.count(result.fingerprint) != 0;
    if (!ends && report::counts(report, result)) all.push_back(&result);
  }
  return all;
}

FixRun find_fix(const Settings& settings, const Clock& clock, std::istream& in,
                load::Progress* progress) {
  FixRun run{.report = empty_report(settings, clock)};
  UntilExit<load::LoadedInputs> loaded(
      load_for_report(settings, in, progress, run.report));
  if (run.report.inputs.empty()) return run;
  if (progress != nullptr) progress->say("checking");
  judge_for_report(settings, clock.today, in, *loaded, run.report);
  if (!has_failure(run.report.results)) return run;
  if (progress != nullptr) progress->say("looking for fixes");
  FixSearch search(settings, *loaded, run.report);
  JointFix joint = search.join(search.find(run.report.results));
  run.made = proven_fixes(joint.made, run.report);
  run.left_out = proven_fixes(joint.left_out, run.report);
  run.patch = patch_text(joint.patch.files, run.report);
  run.files = std::move(joint.patch.files);
  run.unchanged = joint.unchanged;
  run.of_plan = changes_sources_of_plan(run);
  return run;
}

const engine::Result* broken_promise(const FixRun& promised, const FixRun& found) {
  std::set<std::string> ended;
  for (const report::ProvenFix& fix : promised.made) {
    ended.insert(fix.ends.begin(), fix.ends.end());
  }
  for (const engine::Result& result : found.report.results) {
    const bool fails = result.outcome == engine::Outcome::Fail;
    if (fails && ended.count(result.fingerprint) != 0) return &result;
  }
  return nullptr;
}

std::optional<Error> FixWriter::obstacle(const patch::FileChange& file) {
  // What was written a moment ago is not committed, and is ours.
  if (!force_ && written_.count(file.path) == 0) {
    if (auto committed = tree_.check_committed(file.path, *file.before); !committed) {
      return committed.error();
    }
  }
  if (is_as_read(file)) return std::nullopt;
  return Error{.message = "the file is not changed: it is no longer as it was read",
               .path = file.path};
}

std::vector<Error> FixWriter::write(const std::vector<patch::FileChange>& files) {
  last_.clear();
  std::vector<Error> errors;
  for (const patch::FileChange& file : files) {
    if (auto error = obstacle(file)) errors.push_back(std::move(*error));
  }
  for (const patch::FileChange& file : files) {
    if (!errors.empty()) break;
    const auto done = write_whole_file(file.path, patch::text_after(file));
    if (done) {
      last_.push_back(file);
      continue;
    }
    errors.push_back(done.error());
    for (Error& error : undo()) errors.push_back(std::move(error));
  }
  for (const patch::FileChange& file : last_) written_.insert(file.path);
  return errors;
}

std::vector<Error> FixWriter::undo() {
  std::vector<Error> errors;
  for (const patch::FileChange& file : last_) {
    const auto done = write_whole_file(file.path, *file.before);
    if (!done) errors.push_back(done.error());
    written_.erase(file.path);
  }
  last_.clear();
  return errors;
}

}  // namespace trailseal::run
