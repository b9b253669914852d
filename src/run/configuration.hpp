// Configuration: what an organization lays down in `.trailseal.yaml`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/problems.hpp"
#include "document/value.hpp"
#include "engine/waiver.hpp"
#include "graph/resource_graph.hpp"
#include "rule/severity.hpp"

namespace trailseal::run {

// One member for each key of the file.
struct Configuration {
  std::string path{};  ///< empty: there is none
  Value root{};        ///< as it was read, for those who show it

  std::string standard{};  ///< empty: not given, like the other texts
  std::string fail_on{};
  bool strict = false;
  std::vector<std::string> select{}, ignore{};
  std::map<std::string, rule::Severity> severity{};  ///< by rule
  std::vector<std::string> rules{};                  ///< paths, from where trailseal runs
  std::vector<std::string> skip{};                   ///< patterns of input paths
  std::string account{}, region{}, organization{}, management_account{};
  /// Accounts of Terraform providers, by alias.
  std::map<std::string, std::string> provider_accounts{};
  std::vector<engine::Waiver> waivers{};
  /// Resources outside of the inputs that are taken on trust; empty where there are none.
  std::optional<Fragment> known{};
};

struct FoundConfiguration {
  std::string path{};  ///< empty: there is none
  /// Why a file that was found is not taken.
  std::optional<Error> refused{};
};

/// The file to read: in the current directory or above it, up to the root of the
/// repository. A file of another user is not taken: whoever can write to a directory above ours
/// could silence the check.
FoundConfiguration find_configuration();

/// Reads a file. Everything wrong with it goes to `problems`.
Configuration read_configuration(const std::string& path, Problems& problems);

}  // namespace trailseal::run
