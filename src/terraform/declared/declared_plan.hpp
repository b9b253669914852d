// declared_plan: the plan that Terraform would make of a configuration where nothing is
// there yet, as far as the configuration alone tells.
//
// One loader reads plans and configurations: what both decide, they decide alike.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "terraform/configuration/module_tree.hpp"
#include "terraform/declared/declared_instance.hpp"

namespace trailseal::terraform {

/// What the files beside a configuration tell of the provider that it is made for.
struct ProviderChoice {
  std::string lock{};        ///< of `.terraform.lock.hcl`; empty: there is none
  std::string constraint{};  ///< of `required_providers` otherwise
};

/// The JSON of the plan: each instance a change that creates it, what is not known marked
/// as such. Errors: a module that cannot be read.
Result<std::string> declared_plan(ModuleTree& modules,
                                  const std::vector<DeclaredInstance>& instances,
                                  const ProviderChoice& provider);

}  // namespace trailseal::terraform
