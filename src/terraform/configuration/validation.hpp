// Validation: what Terraform would refuse of a configuration, as far as it can be told
// without its providers.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "terraform/configuration/module_tree.hpp"

namespace trailseal::terraform {

/// Evaluates everything in all modules that instances are known of, and gives all that
/// is wrong.
std::vector<Error> validate(ModuleTree& modules);

}  // namespace trailseal::terraform
