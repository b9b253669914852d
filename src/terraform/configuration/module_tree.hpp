// ModuleTree: the sources of a root module and of all modules it calls, evaluated as
// far as somebody asks.
//
// Nothing is read or evaluated before it is needed: of a large configuration only the
// modules that lead to a trail are parsed.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "terraform/configuration/module.hpp"
#include "terraform/configuration/module_instance.hpp"
#include "terraform/configuration/outer_values.hpp"
#include "terraform/configuration/source_tree.hpp"

namespace trailseal::terraform {

class ModuleTree {
 public:
  /// `outer` outlives the configuration.
  ModuleTree(std::shared_ptr<SourceTree> tree, OuterValues& outer);

  SourceTree& tree() { return *tree_; }
  OuterValues& outer() { return outer_; }

  /// The root module. Errors: its files cannot be read.
  Result<ModuleInstance*> root();
  /// The module instance at an address: `module.a["x"].module.b`, or nothing for the
  /// root. Errors: a file on the way cannot be read, no such call.
  Result<ModuleInstance*> find(std::string_view address);

  /// The declarations of a folder, read once. Errors: those of `read_module`.
  Result<const Module*> module(const std::string& folder);

  /// What went wrong in locals, variables and outputs, which are unknown since.
  const std::vector<Error>& problems() const { return problems_; }
  void report(const Error& problem);

  /// What Terraform refuses before it evaluates anything, such as a name that nobody
  /// declares.
  const std::vector<Error>& refusals() const { return refusals_; }
  void refuse(const Error& problem);

 private:
  std::shared_ptr<SourceTree> tree_;
  OuterValues& outer_;
  std::map<std::string, Result<Module>> modules_{};
  std::unique_ptr<ModuleInstance> root_{};
  std::vector<Error> problems_{};
  std::vector<Error> refusals_{};
};

}  // namespace trailseal::terraform
