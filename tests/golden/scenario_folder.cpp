#include "golden/scenario_folder.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <string_view>

#include "support/golden.hpp"

namespace trailseal {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

/// Options of check.args that say what is read; the others say how it is judged.
constexpr std::array<std::string_view, 8> kReading{
    "--param",   "--params", "--source", "--no-source",
    "--account", "--region", "--org-id", "--management-account"};

/// A directory whose name begins with `export` is one input, or some of several accounts.
bool is_input(const fs::path& path) {
  const std::string name = path.filename().string();
  if (name.starts_with("export") || name.starts_with("answer")) return true;
  const std::string extension = path.extension().string();
  return (name.starts_with("plan") && extension == ".json") ||
         (name.starts_with("template") && (extension == ".json" || extension == ".yaml"));
}

void sort_options(const std::string& text, ScenarioFolder& scenario) {
  std::istringstream words(text);
  Words* list = &scenario.judging;
  for (std::string word; words >> word;) {
    const bool option = word.starts_with("-");
    const bool reads =
        std::find(kReading.begin(), kReading.end(), word) != kReading.end();
    if (option) list = reads ? &scenario.reading : &scenario.judging;
    list->push_back(word);
  }
}

/// What git makes of the files' times must not decide which sources are a plan's.
void name_sources(ScenarioFolder& scenario) {
  const auto said = [](const std::string& word) { return word.ends_with("-source"); };
  if (!fs::exists(scenario.folder / "main.tf")) return;
  if (std::any_of(scenario.reading.begin(), scenario.reading.end(), said)) return;
  const fs::path then = scenario.folder / "then";
  scenario.reading.emplace_back("--source");
  scenario.reading.push_back(
      (fs::exists(then) ? then : scenario.folder).generic_string());
}

ScenarioFolder scenario_of(const fs::path& folder) {
  std::set<std::string> inputs;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (is_input(entry.path())) inputs.insert(entry.path().generic_string());
  }
  ScenarioFolder scenario{.folder = folder, .inputs = {inputs.begin(), inputs.end()}};
  sort_options(read_file(folder / "check.args"), scenario);
  name_sources(scenario);
  return scenario;
}

}  // namespace

Words ScenarioFolder::check() const {
  Words words{"check"};
  for (const Words* list : {&inputs, &judging, &reading}) {
    words.insert(words.end(), list->begin(), list->end());
  }
  return words;
}

std::vector<ScenarioFolder> configuration_folders() {
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator("fixtures/configuration")) {
    folders.insert(entry.path());
  }
  std::vector<ScenarioFolder> found;
  for (const fs::path& folder : folders) {
    ScenarioFolder scenario{.folder = folder, .inputs = {folder.generic_string()}};
    const fs::path arguments = folder / "check.args";
    if (fs::exists(arguments)) sort_options(read_file(arguments), scenario);
    found.push_back(std::move(scenario));
  }
  return found;
}

std::vector<ScenarioFolder> scenario_folders(const std::string& parent) {
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(parent)) {
    if (entry.is_directory()) folders.insert(entry.path());
  }
  std::vector<ScenarioFolder> found;
  for (const fs::path& folder : folders) {
    ScenarioFolder scenario = scenario_of(folder);
    if (!scenario.inputs.empty()) found.push_back(std::move(scenario));
  }
  return found;
}

}  // namespace trailseal
