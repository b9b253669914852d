// Configuration: what an organization lays down in `.trailseal.yaml`.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "document/value.hpp"
#include "engine/waiver.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::run {

struct Configuration {
  std::string path{};  ///< empty: there is none
  Value root{};        ///< as it was read, for those who show it

  std::string standard{};  ///< empty: not given, like the other texts
  std::string fail_on{};
  std::optional<bool> strict{};
  std::vector<std::string> select{}, ignore{};
  std::map<std::string, std::string> severity{};  ///< by rule
  std::vector<std::string> rules{};               ///< paths, from where trailseal runs
  std::vector<std::string> skip{};                ///< patterns of input paths
  std::string account{}, region{}, organization{};
  /// Accounts of Terraform providers, by alias.
  std::map<std::string, std::string> provider_accounts{};
  std::vector<engine::Waiver> waivers{};
  /// Resources outside of the inputs that are taken on trust; empty where there are none.
  std::optional<Fragment> known{};
};

/// One key of the file. In a path `*` stands for any key of a map, `[]` for the items of
/// a list.
struct ConfigurationKey {
  std::string_view path{};
  std::string_view type{};    ///< of JSON Schema: `string`, `boolean`, `array`, `object`
  std::string_view values{};  ///< the texts it can be, separated by spaces
  std::string_view meaning{};
};

std::span<const ConfigurationKey> configuration_keys();

/// The file to read: in the current directory or above it, up to the root of the
/// repository. Empty: none.
std::string find_configuration();

/// Reads a file. Everything wrong with it goes to `errors`.
Configuration read_configuration(const std::string& path, std::vector<Error>& errors);

/// The JSON Schema of the file, for editors.
Value configuration_schema();

}  // namespace trailseal::run
