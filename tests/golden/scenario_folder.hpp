// The folders of fixtures/ that are scenarios, and with what each is run.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace trailseal {

/// The words of the runs of one folder.
struct ScenarioFolder {
  std::filesystem::path folder{};
  std::vector<std::string> inputs{};   ///< in the order of their names
  std::vector<std::string> reading{};  ///< options that say what is read
  std::vector<std::string> judging{};  ///< all other options

  /// The arguments of `check`.
  std::vector<std::string> check() const;
};

/// The folders of `fixtures/configuration`: of each the folder itself is the input.
std::vector<ScenarioFolder> configuration_folders();

/// The folders in `parent` that hold an input, by name.
std::vector<ScenarioFolder> scenario_folders(const std::string& parent);

}  // namespace trailseal
