// The files of the commit lie in a folder of their own for as long as it takes to judge them.
// They are read with that folder for the current directory, so that every path, and every
// pattern of the configuration, means there what it means here.
#include "run/comparison.hpp"

#include <algorithm>
#include <filesystem>
#include <istream>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "document/repository.hpp"
#include "engine/history.hpp"
#include "load/commit_folder.hpp"
#include "run/concluded_account.hpp"
#include "run/judgement.hpp"
#include "terraform/declared/root_module.hpp"

namespace trailseal::run {
namespace {

namespace fs = std::filesystem;
using engine::Earlier;

/// A place in the repository, whichever version of it: the root, and where we are.
struct Standpoint {
  fs::path root{};
  fs::path here{};
};

/// From the root of the repository; empty: it lies outside.
std::string path_in(const Standpoint& standpoint, const std::string& path) {
  if (path == "-") return {};
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(standpoint.here / path, error);
  if (error) return {};
  const fs::path inside = whole.lexically_relative(standpoint.root);
  const bool leaves = inside.empty() || *inside.begin() == "..";
  return leaves ? std::string() : inside.generic_string();
}

/// Another current directory, for as long as it lives.
class Stay {
 public:
  explicit Stay(const fs::path& directory) : before_(fs::current_path()) {
    fs::current_path(directory);
  }
  ~Stay() {
    std::error_code ignored;
    fs::current_path(before_, ignored);
  }
  Stay(const Stay&) = delete;
  Stay& operator=(const Stay&) = delete;

 private:
  fs::path before_;
};

/// What tells an input from the others in both versions: its file, and which of the stacks
/// that are made from it.
using InputName = std::pair<std::string, std::string>;

InputName name_of(const Standpoint& standpoint, const Input& input) {
  return {path_in(standpoint, input.path), input.stack};
}

/// The version of the inputs that a commit has.
struct EarlierVersion {
  std::vector<Input> inputs{};
  std::vector<InputName> names{};
  std::vector<engine::Result> results{};
  std::vector<cloudtrail::TrailSummary> trails{};
  std::set<std::string> unreadable{};  ///< paths from the root
  fs::path root{};                     ///< where its files lie
};

/// The arguments as the commit's folder has them; what is not there is left out.
std::vector<std::string> arguments_there(const Settings& settings, const Standpoint& now,
                                         const Standpoint& then) {
  std::vector<std::string> arguments;
  for (const std::string& argument : settings.reading.arguments) {
    const std::string path = path_in(now, argument);
    std::error_code error;
    if (path.empty() || !fs::exists(then.root / path, error)) continue;
    const fs::path from_here = (then.root / path).lexically_relative(then.here);
    arguments.push_back(from_here.generic_string());
  }
  return arguments;
}

EarlierVersion judge_version(const Settings& settings, const Standpoint& now,
                             const Standpoint& then, std::istream& in) {
  EarlierVersion version{.root = then.root};
  load::InputRequest request = settings.reading;
  request.arguments = arguments_there(settings, now, then);
  request.skip_others = true;  // that a file is none of ours was said of this version
  request.progress = nullptr;
  if (request.arguments.empty()) return version;
  const Stay stay(then.here);
  load::LoadedInputs loaded = load::load_inputs(request, in);
  conclude_accounts(loaded);
  for (const Diagnostic& said : loaded.diagnostics) {
    if (said.level != Diagnostic::Level::Error) continue;
    version.unreadable.insert(path_in(then, said.error.path));
  }
  version.inputs = loaded.graph.inputs();
  for (const Input& input : version.inputs) {
    version.names.push_back(name_of(then, input));
  }
  if (version.inputs.empty()) return version;
  Judging judging = settings.judging;
  judging.waivers.clear();
  judging.waivers_count = false;
  Judgement judged = judge(judging, loaded, "");
  version.results = std::move(judged.results);
  version.trails = std::move(judged.trails);
  return version;
}

/// A plan tells itself what it changes.
bool is_plan(InputKind kind) {
  return kind == InputKind::TerraformPlan || kind == InputKind::TerraformState;
}

bool is_compared(const std::vector<Input>& inputs, const Input& input) {
  return !input.trusted && !is_plan(input.kind) && !is_plan(inputs[input.root].kind);
}

/// Both versions side by side.
class Matching {
 public:
  Matching(const std::vector<Input>& inputs, const Standpoint& now,
           EarlierVersion& version)
      : inputs_(inputs), now_(now), version_(version) {}

  void match() {
    std::map<InputName, std::size_t> known;
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      names_.push_back(name_of(now_, inputs_[i]));
      known.emplace(names_.back(), i);
      earlier.push_back(is_compared(inputs_, inputs_[i]) ? missing(names_.back().first)
                                                         : Earlier::NotCompared);
    }
    for (std::size_t i = 0; i < version_.inputs.size(); ++i) {
      const auto found = known.find(version_.names[i]);
      numbers_.push_back(found != known.end() ? found->second : add_gone(i));
      Earlier& state = earlier[numbers_.back()];
      const bool failed = version_.unreadable.count(version_.names[i].first) > 0;
      if (state != Earlier::NotCompared && !failed) state = Earlier::There;
    }
  }

  /// The results of the commit, with the numbers that its inputs have here. Their lines
  /// are those of other files than the ones at hand.
  std::vector<engine::Result> results() const {
    std::vector<engine::Result> results = version_.results;
    for (engine::Result& result : results) {
      result.input = numbers_[result.input];
      result.place.input = numbers_[result.place.input];
      result.place.position = {};
    }
    return results;
  }

  /// Inputs with the same trail, one only there, the other only here; of those with one
  /// file name no other pair is told.
  std::vector<std::pair<std::size_t, std::size_t>> renamed(
      const std::vector<engine::Result>& results) const {
    std::map<std::size_t, std::set<std::string>> trails;
    for (const engine::Result& result : results) {
      if (!result.trail.empty()) trails[result.input].insert(result.trail);
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const cloudtrail::TrailSummary& trail : version_.trails) {
      const std::size_t before = numbers_[trail.input];
      if (before < inputs_.size()) continue;
      for (const auto& [input, addresses] : trails) {
        const std::pair pair(before, input);
        if (earlier[input] != Earlier::Missing || addresses.count(trail.address) == 0 ||
            std::find(pairs.begin(), pairs.end(), pair) != pairs.end()) {
          continue;
        }
        pairs.push_back(pair);
      }
    }
    const auto is_moved = [this](const auto& pair) {
      return fs::path(gone[pair.first - inputs_.size()].path).filename() ==
             fs::path(inputs_[pair.second].path).filename();
    };
    const bool moved = std::any_of(pairs.begin(), pairs.end(), is_moved);
    if (moved) std::erase_if(pairs, [&](const auto& pair) { return !is_moved(pair); });
    return pairs;
  }

  std::vector<Earlier> earlier{};  ///< by input, those that are gone behind the others
  std::vector<Input> gone{};

 private:
  Earlier missing(const std::string& path) const {
    if (path.empty()) return Earlier::NotCompared;
    // A root module that was one then too, and is no input: it could not be loaded, or had
    // a part in another one.
    const bool failed = version_.unreadable.count(path) > 0 ||
                        terraform::holds_configuration(version_.root / path);
    return failed ? Earlier::Unreadable : Earlier::Missing;
  }

  /// What is still there as a file was not read this time, and says nothing.
  std::size_t add_gone(std::size_t at) {
    Input input{.path = version_.inputs[at].path, .kind = version_.inputs[at].kind};
    input.trusted = true;
    std::error_code error;
    const bool is_deleted = !fs::exists(now_.root / version_.names[at].first, error);
    const bool counts = is_deleted && is_compared(version_.inputs, version_.inputs[at]);
    gone.push_back(std::move(input));
    earlier.push_back(counts ? Earlier::There : Earlier::NotCompared);
    return inputs_.size() + gone.size() - 1;
  }

  const std::vector<Input>& inputs_;
  const Standpoint& now_;
  EarlierVersion& version_;
  std::vector<InputName> names_{};
  std::vector<std::size_t> numbers_{};  ///< by input of the commit
};

Diagnostic warning(std::string message, std::string help, std::string path) {
  return {.level = Diagnostic::Level::Warning,
          .error = {.message = std::move(message),
                    .help = std::move(help),
                    .path = std::move(path)}};
}

std::vector<Diagnostic> remarks(const std::string& name, const Matching& matching,
                                const std::vector<Input>& inputs,
                                const std::vector<engine::Result>& results) {
  std::vector<Diagnostic> said;
  bool some = false;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    some = some || matching.earlier[i] != Earlier::NotCompared || is_plan(inputs[i].kind);
    if (matching.earlier[i] != Earlier::Unreadable) continue;
    said.push_back(warning("this input cannot be read as of `" + name + "`",
                           "its findings are not marked as new or existing",
                           inputs[i].path));
  }
  for (const auto& [before, now] : matching.renamed(results)) {
    said.push_back(warning(
        "this file is not in `" + name + "`, but `" +
            matching.gone[before - inputs.size()].path +
            "`, which has the same trail, is only there",
        "if it was renamed, its findings are reported as new, and as fixed in the old "
        "file",
        inputs[now].path));
  }
  if (!some) {
    said.push_back(warning("`--compare` finds nothing to compare",
                           "it compares templates and Terraform configuration in the "
                           "repository of the current directory",
                           ""));
  }
  return said;
}

}  // namespace

Result<Comparison> compare_with_commit(const Settings& settings, std::istream& in,
                                       const std::vector<Input>& inputs,
                                       std::vector<engine::Result>& results) {
  std::error_code error;
  const fs::path here = fs::weakly_canonical(fs::current_path(error), error);
  const auto root = repository_around(here);
  if (!root) {
    return Error{
        .message =
            "`--compare` needs a git repository, and the current directory is not in "
            "one"};
  }
  const auto commit = load::GitCommit::find(*root, settings.compare);
  if (!commit) return commit.error();
  const auto folder = load::CommitFolder::write(*commit);
  if (!folder) return folder.error();
  const Standpoint now{.root = *root, .here = here};
  const Standpoint then{.root = folder->path(),
                        .here = folder->path() / here.lexically_relative(*root)};
  fs::create_directories(then.here, error);
  EarlierVersion version = judge_version(settings, now, then, in);
  Matching matching(inputs, now, version);
  matching.match();
  Comparison comparison{.commit = commit->id()};
  comparison.fixed = engine::tell_versions(matching.results(), matching.earlier, results);
  comparison.diagnostics = remarks(settings.compare, matching, inputs, results);
  comparison.gone = std::move(matching.gone);
  return comparison;
}

}  // namespace trailseal::run
