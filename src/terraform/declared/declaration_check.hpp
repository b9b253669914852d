// What Terraform refuses of a module before it evaluates anything.
#pragma once

#include "terraform/configuration/module_instance.hpp"

namespace trailseal::terraform {

/// Tells the module's tree (`ModuleTree::refuse`) of names in locals, outputs and
/// `depends_on` that nobody declares, and of arguments of a call that the called module has no variable for
/// or that are missing. Names in resources are found when they are evaluated.
void check_declarations(ModuleInstance& module);

}  // namespace trailseal::terraform
