#include "run/found_fix.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "document/repository.hpp"
#include "patch/diff.hpp"
#include "report/result_text.hpp"
#include "run/line_change.hpp"

namespace trailseal::run {
namespace {

namespace fs = std::filesystem;

/// The path as `git apply` wants it: from the root of the repository.
std::string path_in_patch(const report::Report& report, const std::string& path) {
  if (!path.starts_with('/')) return report::repository_path(report, path);
  std::error_code error;
  if (const auto root = repository_around(fs::current_path())) {
    const fs::path base = fs::weakly_canonical(*root, error);
    const fs::path inside = fs::weakly_canonical(path, error).lexically_relative(base);
    if (!inside.empty() && *inside.begin() != "..") return inside.generic_string();
  }
  return path.substr(1);
}

/// What to do with a text that stands in no file, in front of it.
std::string loose_text(const patch::LooseText& loose) {
  const std::string mark = loose.language == "json" ? "// " : "# ";
  return loose.where.empty() ? loose.text : mark + loose.where + "\n" + loose.text;
}

}  // namespace

std::set<std::string> ended_by(const repair::Repair& repair) {
  std::set<std::string> all;
  for (const repair::EndedResult& each : repair.ended) all.insert(each.fingerprint);
  return all;
}

std::vector<Edit> with_spread(std::vector<Edit> edits, const patch::Patch& patch) {
  edits.insert(edits.end(), patch.spread.begin(), patch.spread.end());
  return edits;
}

report::ProvenFix proven_fix_of(const FoundFix& found, const report::Report& report) {
  report::ProvenFix fix{.text = found.repair.sentence,
                        .unchanged = found.repair.unchanged};
  for (const repair::EndedResult& each : found.repair.ended) {
    fix.ends.push_back(each.fingerprint);
    if (std::find(fix.codes.begin(), fix.codes.end(), each.code) == fix.codes.end()) {
      fix.codes.push_back(each.code);
    }
  }
  std::sort(fix.codes.begin(), fix.codes.end());
  fix.patch = patch_text(found.patch.files, report);
  for (const patch::FileChange& file : found.patch.files) {
    fix.files.push_back({.path = file.path,
                         .is_new = file.before->empty(),
                         .changes = line_changes_of(file)});
  }
  for (const patch::LooseText& loose : found.patch.loose) {
    fix.block += (fix.block.empty() ? "" : "\n") + loose_text(loose);
    fix.language = loose.language;
    fix.reason = loose.reason;
  }
  return fix;
}

std::string patch_text(const std::vector<patch::FileChange>& files,
                       const report::Report& report) {
  std::string text;
  for (const patch::FileChange& file : files) {
    const std::string path = path_in_patch(report, file.path);
    const std::string diff = patch::unified_diff(file, path);
    if (diff.empty()) continue;
    // With this line git takes the paths from the root, wherever it runs.
    text.append("diff --git a/" + path + " b/" + path + "\n").append(diff);
  }
  return text;
}

}  // namespace trailseal::run
