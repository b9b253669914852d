// Which files of a module's folder are read, and in which order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "hcl/body.hpp"

namespace trailseal::terraform {

struct ModuleFileNames {
  /// `*.tf`, `*.tf.json`, and OpenTofu's `*.tofu`, which win over `.tf` of their name
  std::vector<std::string> main{};
  std::vector<std::string> overrides{};  ///< `override.tf`, `*_override.tf.json`, ...
  /// `terraform.tfvars`, `terraform.tfvars.json`, `*.auto.tfvars[.json]`; the later wins
  std::vector<std::string> values{};
};

/// Sorts the names of a folder's files into what Terraform reads.
ModuleFileNames module_files(const std::vector<std::string>& names);

/// Reads the text of a configuration file in the syntax that its name tells.
Result<hcl::Body> read_body(const std::string& path, std::string_view text);

}  // namespace trailseal::terraform
