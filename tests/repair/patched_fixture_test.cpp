// Every proven repair of a fixture as a patch of its files, which are read again from disk:
// what was promised has to come true there.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>

#include "patch/diff.hpp"
#include "patch/patch_maker.hpp"
#include "repair/repaired_fixture.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"
#include "support/temporary_directory.hpp"

namespace trailseal::patched_fixture_test {
namespace {

namespace fs = std::filesystem;

/// A copy of all fixtures, in which the test works until it ends.
class FixtureCopy {
 public:
  FixtureCopy() {
    fs::copy(workplace_.before() / "fixtures", "fixtures", fs::copy_options::recursive);
  }

  const fs::path& before() const { return workplace_.before(); }

 private:
  TemporaryWorkplace workplace_{};
};

std::optional<std::string> bytes_on_disk(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// What fails: fingerprints, and rules with their trails. A plan and its configuration have
/// the latter in common; templates of one run may have trails of one name.
struct Failures {
  std::map<std::string, std::string> rules{};  ///< by fingerprint
  bool has_templates = false;

  bool has(const std::string& fingerprint, const std::string& rule) const {
    if (has_templates) return rules.count(fingerprint) != 0;
    return has_rule(rule);
  }
  bool has_rule(const std::string& rule) const {
    return std::any_of(rules.begin(), rules.end(),
                       [&](const auto& failure) { return failure.second == rule; });
  }
};

Failures failures_of(const RepairedFixture& fixture) {
  Failures failures;
  for (const Input& input : fixture.loaded.graph.inputs()) {
    if (input.kind == InputKind::CloudFormation) failures.has_templates = true;
  }
  for (const engine::Result& result : fixture.failing) {
    failures.rules[result.fingerprint] = result.rule->code + " " + result.trail;
  }
  return failures;
}

/// Values that were given when a plan was made are no part of its configuration.
bool has_own_variables(const ScenarioFolder& folder) {
  const auto arguments = bytes_on_disk((folder.folder / "plan.args").string());
  return arguments && arguments->find("-var ") != std::string::npos;
}

/// A plan cannot be made again here: what it was made from is read in its place.
ScenarioFolder as_written(const ScenarioFolder& folder) {
  const bool plan = std::any_of(
      folder.inputs.begin(), folder.inputs.end(), [](const std::string& input) {
        return fs::path(input).filename().string().starts_with("plan");
      });
  if (!plan) return folder;
  ScenarioFolder sources{.folder = folder.folder,
                         .inputs = {folder.folder.generic_string()},
                         .judging = folder.judging};
  for (std::size_t i = 0; i < folder.reading.size(); ++i) {
    if (folder.reading[i] == "--source") {
      sources.inputs = {folder.reading[++i]};
    } else if (folder.reading[i] != "--no-source") {
      sources.reading.push_back(folder.reading[i]);
    }
  }
  return sources;
}

struct PatchCount {
  std::size_t whole = 0;
  std::size_t loose = 0;
  std::size_t kept = 0;     ///< promises that the files keep
  std::size_t plans = 0;    ///< of a plan, whose configuration alone does not fail
  std::size_t refused = 0;  ///< whose text makes something else that would be wrong
  std::map<std::string, std::size_t> reasons{};
  std::vector<std::string> problems{};
};

/// For the judges outside of this test: the patched files beside one another.
void keep_copy(const patch::Patch& patch, std::size_t number, const fs::path& folder) {
  const char* wanted = std::getenv("KEEP_PATCHED");
  if (wanted == nullptr) return;
  const fs::path to =
      fs::path(wanted) / (std::to_string(number) + "-" + folder.filename().string());
  fs::create_directories(to);
  fs::copy(folder, to,
           fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  for (const patch::FileChange& change : patch.files) {
    const fs::path path = to / fs::relative(change.path, folder);
    write_bytes(path.string(), patch::text_after(change));
    std::ofstream(to / "changed", std::ios::app)
        << path.string() << "\t" << change.path << "\n";
  }
}

/// From now on the folder is read as a configuration.
void remove_plans(const ScenarioFolder& folder) {
  std::vector<fs::path> plans;
  for (const auto& entry : fs::directory_iterator(folder.folder)) {
    const std::string name = entry.path().filename().string();
    const bool json = name.starts_with("plan") && name.ends_with(".json");
    if (json || name.starts_with("tfplan")) plans.push_back(entry.path());
  }
  for (const fs::path& plan : plans) fs::remove(plan);
}

/// Do the edits still hold with all that the same text changes besides?
bool holds_with_spread(const RepairedFixture& fixture, const repair::Repair& repair,
                       const patch::Patch& patch) {
  if (patch.spread.empty()) return true;
  std::vector<Edit> edits = repair.edits;
  edits.insert(edits.end(), patch.spread.begin(), patch.spread.end());
  const Failures before = failures_of(fixture);
  for (const repair::JudgedGraph& graph : fixture.graphs) {
    const auto after = fixture.judge(trailseal::apply(*graph.graph, edits));
    for (const engine::Result& result : after.results) {
      const bool fails = result.outcome == engine::Outcome::Fail;
      if (fails && !before.has_rule(result.rule->code + " " + result.trail)) return false;
    }
  }
  return true;
}

/// What fails in the files as they are on disk.
Failures failures_on_disk(const ScenarioFolder& folder) {
  return failures_of(*fixture_of(as_written(folder)));
}

void check_promises(const repair::Repair& repair, const Failures& before,
                    const Failures& after, const std::string& name, PatchCount& count) {
  for (const repair::EndedResult& ended : repair.ended) {
    const std::string rule = ended.code + " " + ended.trail;
    if (!before.has(ended.fingerprint, rule)) {
      ++count.plans;
    } else if (after.has(ended.fingerprint, rule)) {
      count.problems.push_back(name + " still fails " + rule + ": " + repair.sentence);
    } else {
      ++count.kept;
    }
  }
  for (const auto& [fingerprint, rule] : after.rules) {
    if (before.has_rule(rule)) continue;
    count.problems.push_back(name + " fails anew " + rule + ": " + repair.sentence);
  }
}

void try_patch(const repair::Repair& repair, const patch::Patch& patch,
               const ScenarioFolder& folder, const Failures& before, PatchCount& count) {
  const std::string name = folder.folder.generic_string();
  ++count.whole;
  for (const patch::FileChange& change : patch.files) {
    REQUIRE(bytes_on_disk(change.path) == *change.before);
    if (std::getenv("SHOW_PATCHES") != nullptr) {
      std::cout << "# " << name << ": " << repair.sentence << "\n"
                << patch::unified_diff(change, change.path);
    }
    write_bytes(change.path, patch::text_after(change));
  }
  check_promises(repair, before, failures_on_disk(folder), name, count);
  for (const patch::FileChange& change : patch.files) {
    write_bytes(change.path, *change.before);
  }
  keep_copy(patch, count.whole, folder.folder);
}

void try_repairs(const ScenarioFolder& folder, PatchCount& count) {
  if (has_own_variables(folder)) return;
  const auto fixture = fixture_of(folder);
  if (fixture->failing.empty()) return;
  const repair::RepairedResults found = fixture->repairs();
  if (found.repairs.empty()) return;
  remove_plans(folder);
  const Failures before = failures_on_disk(folder);
  patch::PatchMaker maker(fixture->loaded.graph, &bytes_on_disk);
  for (const repair::Repair& repair : found.repairs) {
    const auto patch = maker.make(repair.edits);
    const std::string name = folder.folder.generic_string();
    if (!patch) {
      count.problems.push_back(name + ": " + patch.error().message);
      continue;
    }
    if (patch->is_whole() && !holds_with_spread(*fixture, repair, *patch)) {
      ++count.refused;
      continue;
    }
    if (patch->is_whole()) {
      try_patch(repair, *patch, folder, before, count);
      continue;
    }
    ++count.loose;
    for (const patch::LooseText& loose : patch->loose) {
      ++count.reasons[loose.reason + " (" + name + ": " + repair.sentence + ")"];
    }
  }
}

/// Do blocks of its sources make several resources?
bool makes_several(const fs::path& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string kind = entry.path().extension().string();
    if (kind != ".tf" && kind != ".yaml" && kind != ".json") continue;
    const std::string text = bytes_on_disk(entry.path().string()).value_or("");
    for (const char* word : {"for_each", "count ", "ForEach"}) {
      const bool is_source = kind != ".json" || text.find("planned_values") == text.npos;
      if (is_source && text.find(word) != text.npos) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("what a patch promises comes true in the files", "[repair]") {
  const FixtureCopy copy;
  PatchCount count;
  for (const char* parent : {"fixtures/terraform", "fixtures/cloudformation"}) {
    for (const ScenarioFolder& folder : scenario_folders(parent)) {
      try_repairs(folder, count);
    }
  }
  for (const ScenarioFolder& folder : configuration_folders()) try_repairs(folder, count);
  std::cout << count.whole << " patches, " << count.loose << " texts alone; "
            << count.kept << " promises kept, " << count.plans << " of plans alone\n";
  for (const auto& [reason, times] : count.reasons) {
    std::cout << "  " << times << " " << reason << "\n";
  }
  for (const std::string& problem : count.problems) FAIL_CHECK(problem);
  CHECK(count.whole > 150);
  CHECK(count.kept > 200);
}

TEST_CASE("the fixes of several instances of one block go together", "[repair]") {
  const FixtureCopy copy;
  std::size_t folders = 0;
  for (const char* parent : {"fixtures/terraform", "fixtures/cloudformation"}) {
    for (const ScenarioFolder& folder : scenario_folders(parent)) {
      if (!makes_several(folder.folder)) continue;
      ++folders;
      const auto run = [&](std::vector<std::string> words) {
        words.insert(words.end(), folder.inputs.begin(), folder.inputs.end());
        words.insert(words.end(), folder.reading.begin(), folder.reading.end());
        return cli::run_command(words);
      };
      if (run({"check"}).status == cli::kFailed) continue;
      const cli::Run fixed = run({"fix", "--write", "--force"});
      const cli::Run after = run({"check"});
      CAPTURE(folder.folder.string(), fixed.err, after.err);
      CHECK(fixed.status != cli::kFailed);
      CHECK(after.status != cli::kFailed);
    }
  }
  CHECK(folders > 10);
}

}  // namespace trailseal::patched_fixture_test
