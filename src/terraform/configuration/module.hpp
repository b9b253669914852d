// Module: what the files of one folder declare, overrides merged.
//
// Nothing is evaluated here: a module is read once, however many calls lead to it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "hcl/body.hpp"
#include "terraform/configuration/source_tree.hpp"

namespace trailseal::terraform {

/// `variable "name" { ... }`; the arguments as they are written.
struct VariableBlock {
  std::optional<hcl::Argument> type{};
  std::optional<hcl::Argument> fallback{};  ///< `default`
  bool nullable = true;
  bool sensitive = false;
  hcl::Place place{};
};

/// `output "name" { ... }`
struct OutputBlock {
  std::optional<hcl::Argument> value{};
  std::optional<hcl::Argument> depends_on{};
  bool sensitive = false;
  hcl::Place place{};
};

/// `resource "type" "name" { ... }` and `data`.
struct ResourceBlock {
  std::string type{};
  std::string name{};
  bool data = false;
  hcl::Body body{};
  hcl::Tree count{};       ///< null: there is none
  hcl::Tree for_each{};    ///< likewise
  std::string provider{};  ///< `aws.archive`; empty: the default one
  hcl::Place place{};

  bool is_repeated() const { return count != nullptr || for_each != nullptr; }
};

/// `module "name" { ... }`
struct CallBlock {
  std::string source{};
  hcl::Body body{};
  hcl::Tree count{};
  hcl::Tree for_each{};
  /// Which provider of the caller stands for which one inside: `aws.here` -> `aws.x`.
  std::map<std::string, std::string> providers{};
  hcl::Place place{};

  bool is_repeated() const { return count != nullptr || for_each != nullptr; }
};

/// `provider "aws" { alias = "x" }`, known as `aws.x`.
struct ProviderBlock {
  hcl::Body body{};
  hcl::Place place{};
};

/// `check "name" { ... }` and `ephemeral` are of no interest, nor is what moves resources.
struct Module {
  std::string folder{};
  std::map<std::string, VariableBlock> variables{};
  std::map<std::string, hcl::Argument> locals{};
  std::map<std::string, OutputBlock> outputs{};
  std::map<std::string, CallBlock> calls{};
  std::map<std::string, ResourceBlock> resources{};  ///< `aws_x.y`, `data.aws_x.y`
  std::map<std::string, ProviderBlock> providers{};
  /// The `version` by the local name: `aws`; empty where there is none.
  std::map<std::string, std::string> required_providers{};
  std::map<std::string, hcl::Argument> imports{};  ///< the `id`, by the resource
  /// The `.tfvars` files, in the order in which later ones win; of the root only.
  std::vector<std::string> value_files{};
};

/// Reads the files of a folder. Errors: what does not parse, two blocks of one name, an
/// override of nothing, a block without what it must have.
Result<Module> read_module(SourceTree& tree, const std::string& folder);

/// Arguments and blocks of resources that are Terraform's own, not the provider's.
bool is_meta_argument(std::string_view name);
/// Arguments of `module` blocks that are Terraform's own.
bool is_call_argument(std::string_view name);

}  // namespace trailseal::terraform
