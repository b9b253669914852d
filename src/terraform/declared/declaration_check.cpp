// Sources: Terraform, "Reference to undeclared input variable", "Unsupported argument" and
// "Missing required argument" of `terraform validate`.
#include "terraform/declared/declaration_check.hpp"

#include "base/suggest.hpp"
#include "hcl/evaluator.hpp"
#include "terraform/configuration/instance_scope.hpp"
#include "terraform/configuration/module_tree.hpp"

namespace trailseal::terraform {
namespace {

void check_names_of(ModuleInstance& module, const hcl::Argument& argument) {
  const Result<hcl::Tree> tree = hcl::tree_of(argument);
  if (!tree) return;  // its value says why
  const Iteration none;
  InstanceScope scope(module, none);
  // The scope tells the tree of it.
  static_cast<void>(hcl::Evaluator(scope).check_names(**tree));
}

void refuse(ModuleInstance& module, Error error, const hcl::Place& place) {
  module.modules().refuse(hcl::at_place(std::move(error), place));
}

void check_call(ModuleInstance& module) {
  const CallBlock& call = *module.call().block;
  const auto& variables = module.module().variables;
  const std::string name = "module." + module.call().name;
  for (const hcl::Argument& argument : call.body.arguments) {
    if (is_call_argument(argument.name) || variables.count(argument.name) > 0) continue;
    refuse(*module.caller(),
           {.message = "`" + name + "` has no variable `" + argument.name + "`",
            .help = did_you_mean(argument.name, names_of(variables))},
           argument.place);
  }
  for (const auto& [variable, block] : variables) {
    if (block.fallback || call.body.find(variable) != nullptr) continue;
    refuse(*module.caller(),
           {.message = "`" + name + "` is called without a value for its variable `" +
                       variable + "`",
            .help = "add `" + variable + " = ...` to the call, or a default to the " +
                    "variable"},
           call.place);
  }
}

}  // namespace

void check_declarations(ModuleInstance& module) {
  for (const auto& entry : module.module().locals) check_names_of(module, entry.second);
  for (const auto& entry : module.module().outputs) {
    if (entry.second.value) check_names_of(module, *entry.second.value);
  }
  for (const auto& entry : module.module().resources) {
    const hcl::Argument* order = entry.second.body.find("depends_on");
    if (order != nullptr) check_names_of(module, *order);
  }
  if (module.caller() != nullptr) check_call(module);
}

}  // namespace trailseal::terraform
