// RunRequest: what one call asks for. What it leaves out is as the configuration has it,
// or as it is by default.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/resource_graph.hpp"
#include "terraform/configuration/source_choice.hpp"
#include "terraform/configuration/variable_values.hpp"

namespace trailseal::run {

/// Which configuration is read.
struct ConfigurationChoice {
  std::string path{};  ///< empty: the one that is found here or above
  bool none = false;   ///< read none
};

/// What to read.
struct ReadingRequest {
  std::vector<std::string> inputs{};  ///< files, directories, `-`
  bool skip_others = false;           ///< a named file that is none of ours is no error
  /// The inputs are the files of a commit: root modules that call a changed one are too.
  bool for_commit = false;
  std::vector<std::string> parameter_files{};  ///< read before `parameters`
  std::map<std::string, std::string> parameters{};
  Environment environment{};
  terraform::SourceOptions sources{};
  terraform::VariableOptions variables{};
  std::string terraform{};  ///< the program that shows plan files; empty: none
};

/// What to judge it by. An empty text or list: not said.
struct JudgingRequest {
  std::string standard{};
  std::string fail_on{};                  ///< one of rule::kThresholdNames
  std::vector<std::string> rule_paths{};  ///< rules of the user's own
  std::vector<std::string> select{}, ignore{};
  bool strict = false;      ///< what cannot be decided counts as a finding
  bool no_waivers = false;  ///< judge as if there were none
};

/// Baselines, by path; empty: none.
struct BaselineRequest {
  std::string known{};    ///< what is in it does not count
  std::string written{};  ///< where to put the findings
  bool prune = false;     ///< take what is fixed out of `known`
};

struct RunRequest {
  ConfigurationChoice configuration{};
  ReadingRequest reading{};
  /// Nothing: only the trails are wanted, and no rule is judged.
  std::optional<JudgingRequest> judging{};
  BaselineRequest baseline{};
  bool only_changed = false;  ///< only what the deployment touches
  bool finds_fixes = false;   ///< look for what ends the findings
  /// The commit to compare with; nothing: none.
  std::optional<std::string> compare{};
  std::size_t jobs = 0;  ///< inputs and trails at once; 0: the processors there are
};

}  // namespace trailseal::run
