// Calls of modules whose files are not read.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace trailseal::terraform {

struct MissingModule {
  std::string folder{};  ///< of the caller, from the root module's
  std::string source{};
};

/// What is said of them, by the address of the call (`module.a.module.b`): those that
/// `terraform init` fetches together, of a source in the repository each what is wrong.
/// `root` is the root module's directory.
std::vector<Error> missing_module_errors(
    const std::map<std::string, MissingModule>& modules, const std::string& root);

}  // namespace trailseal::terraform
