#include "run/evidence_run.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <sstream>
#include <utility>

#include "base/until_exit.hpp"
#include "base/word_list.hpp"
#include "document/json_reader.hpp"
#include "document/written_file.hpp"
#include "evidence/file/pack_check.hpp"
#include "evidence/file/pack_json.hpp"
#include "evidence/pack_maker.hpp"
#include "evidence/source.hpp"
#include "run/input_digest.hpp"
#include "run/output_clash.hpp"
#include "run/report_run.hpp"

namespace trailseal::run {
namespace {

namespace fs = std::filesystem;
using evidence::PackPlace;

/// The latest time that an input tells.
std::string latest_time(const std::vector<Input>& inputs) {
  std::string latest;
  for (const Input& input : inputs) latest = std::max(latest, evidence::time_of(input));
  return latest;
}

/// `2026-11-27` of `2026-11-27T15:06:20Z`.
std::string day_in(const std::string& time) { return time.substr(0, 10); }

std::vector<evidence::WaiverEvidence> told(const std::vector<engine::Waiver>& waivers,
                                           const std::vector<Input>& inputs) {
  std::vector<evidence::WaiverEvidence> all;
  for (const engine::Waiver& waiver : waivers) {
    if (!waiver.sound) continue;
    const std::string path =
        waiver.path.empty() ? inputs[waiver.input].path : waiver.path;
    const std::string line =
        waiver.position.line > 0 ? ":" + std::to_string(waiver.position.line) : "";
    all.push_back({.rule = waiver.rule,
                   .reason = waiver.reason,
                   .owner = waiver.owner,
                   .until = waiver.until,
                   .place = path + line,
                   .used = waiver.used});
  }
  return all;
}

/// Keeps what comes through standard input, so that it has a digest.
std::string take_piped(const Settings& settings, std::istream& in) {
  const auto& arguments = settings.reading.arguments;
  if (std::find(arguments.begin(), arguments.end(), "-") == arguments.end()) return {};
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Error not_ours(const std::string& folder) {
  return {.message = "the directory is not empty, and does not contain an evidence pack",
          .help =
              "name a new directory, or the directory of an earlier pack, which is then "
              "replaced",
          .path = folder};
}

/// Makes room in the directory of a former pack: pages of accounts that this one does not
/// have would stand there as if they were part of it.
Result<void> clear_former(const PackPlace& place, const evidence::PackFiles& files) {
  std::error_code failed;
  const fs::path pages = fs::path(place.folder) / "accounts";
  if (fs::is_symlink(pages, failed)) {
    return Error{.message = "nothing is written through a link",
                 .path = pages.generic_string()};
  }
  if (!fs::exists(place.folder, failed) || fs::is_empty(place.folder, failed)) return {};
  if (failed) return not_ours(place.folder);
  const std::string path = evidence::path_in(place, place.manifest);
  const auto bytes = evidence::read_bytes(path);
  if (!bytes) return not_ours(place.folder);
  const auto manifest = evidence::read_manifest(path, *bytes);
  if (!manifest) return not_ours(place.folder);
  for (const evidence::FileDigest& old : manifest->files) {
    const bool is_page = old.path.starts_with("accounts/") &&
                         old.path.ends_with(".html") &&
                         old.path.find('/', 9) == std::string::npos;
    const bool stays =
        std::any_of(files.files.begin(), files.files.end(),
                    [&](const auto& file) { return file.path == old.path; });
    if (is_page && !stays) fs::remove(evidence::path_in(place, old.path), failed);
  }
  return {};
}

/// The folders that the files need.
Result<void> make_folders(const PackPlace& place, const evidence::PackFiles& files) {
  for (const evidence::PackFile& file : files.files) {
    const fs::path folder = fs::path(evidence::path_in(place, file.path)).parent_path();
    if (folder.empty()) continue;
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) {
      return Error{.message = "cannot create the directory: " + failed.message(),
                   .path = folder.generic_string()};
    }
  }
  return {};
}

}  // namespace

EvidenceRun make_evidence(const RunRequest& request, const Settings& settings,
                          std::istream& in, load::Progress* progress) {
  EvidenceRun run{.report = empty_report(settings, {})};
  const std::string piped = take_piped(settings, in);
  std::istringstream again(piped);
  UntilExit<load::LoadedInputs> kept(
      load_for_report(settings, again, progress, run.report));
  if (run.report.inputs.empty()) return run;
  const load::LoadedInputs& loaded = *kept;
  if (progress != nullptr) progress->say("checking");
  const std::string as_of = latest_time(run.report.inputs);
  const std::vector<engine::Waiver> waivers =
      judge_for_report(settings, day_in(as_of), again, loaded, run.report);
  if (progress != nullptr) progress->say("writing the pack");
  evidence::PackSources sources{.report = run.report,
                                .graphs = {&loaded.graph},
                                .inputs = digests_of(run.report, request, piped),
                                .waivers = told(waivers, run.report.inputs),
                                .as_of = as_of};
  for (const load::LoadedScenario& scenario : loaded.scenarios) {
    sources.graphs.push_back(&scenario.graph);
  }
  run.pack = evidence::make_pack(std::move(sources));
  return run;
}

Result<void> compare_with_pack(const std::string& former, evidence::Pack& pack) {
  const PackPlace place = evidence::place_of_pack(former);
  const auto check = evidence::check_pack(place);
  if (!check) return check.error();
  if (!check->faults.empty()) {
    const evidence::PackFault& fault = check->faults.front();
    return Error{.message = "the earlier pack was changed after it was written: " +
                            in_backticks(fault.path) + " " + fault.what,
                 .help = "compare with a pack that `trailseal evidence --verify` accepts",
                 .path = former};
  }
  const std::string path = evidence::path_in(place, place.data);
  const auto bytes = evidence::read_bytes(path);
  if (!bytes) return bytes.error();
  const auto source = decode_source(path, *bytes);
  if (!source) return source.error();
  const auto data = read_json(*source);
  if (!data) return data.error();
  if (!data->root["schema"].is_literal(evidence::kPackSchema)) {
    return Error{.message = "the data of the earlier pack has another schema",
                 .help = "it must be " + in_backticks(evidence::kPackSchema),
                 .path = path};
  }
  const auto now = read_json_text(evidence::pack_json(pack));
  if (!now) return now.error();
  pack.since = {.pack = check->manifest.sha256,
                .as_of = data->root["as_of"].literal().value_or(""),
                .changes = evidence::changes_between(data->root, now->root)};
  return {};
}

Result<std::string> write_pack(const evidence::Pack& pack, const PackPlace& place,
                               const std::vector<std::string>& read) {
  const evidence::PackFiles files = evidence::pack_files(pack, place);
  for (const evidence::PackFile& file : files.files) {
    if (auto clash = clash_with(evidence::path_in(place, file.path), read)) return *clash;
  }
  if (place.form == evidence::PackForm::Directory) {
    if (auto cleared = clear_former(place, files); !cleared) return cleared.error();
  }
  if (auto made = make_folders(place, files); !made) return made.error();
  for (const evidence::PackFile& file : files.files) {
    const auto written =
        write_whole_file(evidence::path_in(place, file.path), file.bytes);
    if (!written) return written.error();
  }
  return files.sha256;
}

}  // namespace trailseal::run
