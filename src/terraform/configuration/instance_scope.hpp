// InstanceScope: what names mean in an expression of a module.
//
//   var.x  local.x  path.module  terraform.workspace      one step
//   each.key  each.value  count.index                     one step
//   aws_x.y  data.aws_x.y  [key]  .attribute              as far as keys are literal
//   module.m  [key]  .output                              likewise
//
// Only what the steps lead to is evaluated: one output of a module, one attribute of a
// resource.
#pragma once

#include "hcl/scope.hpp"
#include "terraform/configuration/module_instance.hpp"
#include "terraform/configuration/repetition.hpp"

namespace trailseal::terraform {

class InstanceScope : public hcl::Scope {
 public:
  InstanceScope(ModuleInstance& module, const Iteration& iteration)
      : module_(module), iteration_(iteration) {}

  Result<void> check(const hcl::Traversal& traversal) override;
  Result<Found> find(const hcl::Traversal& traversal) override;
  void note_refused(const hcl::Traversal& traversal, const Error& error) override;
  hcl::Files* files() override;

 private:
  Result<void> check_module(const hcl::Traversal& traversal) const;
  Result<Found> find_repeated(const hcl::Traversal& traversal);
  Result<Found> find_path(const std::string& name) const;
  Result<Found> find_resource(const hcl::Traversal& traversal);
  Result<Found> find_module(const hcl::Traversal& traversal);
  hcl::Value all_instances(const std::string& local, const ResourceBlock& block);
  std::optional<std::vector<std::string>> keys_of_call(const std::string& name);
  hcl::Value all_modules(const std::string& name);
  hcl::Value unread_module(const Error& problem, const std::string& name,
                           const std::string& key, const std::string& output = {});
  hcl::Value outputs_of(const std::string& name, const std::string& key);

  ModuleInstance& module_;
  const Iteration& iteration_;
};

}  // namespace trailseal::terraform
