// RootModule: a directory with configuration files that no other directory calls.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace trailseal::terraform {

struct RootModule {
  std::string folder{};
  /// Is there anything in it or in what it calls that an answer on a trail can rest on,
  /// or a module that is not there? Else nobody has to read more of it.
  bool is_of_interest = true;
};

/// Is it the name of a configuration file: `main.tf`, `main.tf.json`, `main.tofu`?
bool is_configuration_name(std::string_view name);

/// Is there a configuration file in the directory itself?
bool holds_configuration(const std::filesystem::path& folder);

/// Those of the folders that none of the others calls as a module, in their order. Reads
/// every file, and parses those that may call modules.
std::vector<RootModule> root_modules(const std::vector<std::string>& folders);

}  // namespace trailseal::terraform
