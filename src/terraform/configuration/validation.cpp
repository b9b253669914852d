#include "terraform/configuration/validation.hpp"

#include "terraform/configuration/block_value.hpp"

namespace trailseal::terraform {
namespace {

class Validation {
 public:
  explicit Validation(ModuleTree& modules) : modules_(modules) {}

  void check(ModuleInstance& module) {
    for (const auto& [name, block] : module.module().variables) {
      module.variable(name);
      check_default(module, name, block);
    }
    for (const auto& entry : module.module().locals) module.local(entry.first);
    for (const auto& [local, block] : module.module().resources) {
      check_resource(module, local, block);
    }
    for (const auto& [name, block] : module.module().calls) {
      check_call(module, name, block);
    }
    for (const auto& entry : module.module().providers) {
      check_body(module, entry.second.body, {});
    }
    for (const auto& [name, block] : module.module().outputs) {
      const hcl::Value value = module.output(name);
      const bool shows = value.has_sensitive_part() && !block.sensitive;
      if (shows && module.caller() == nullptr) {
        report({.message = "output `" + name + "` holds a sensitive value",
                .help = "add `sensitive = true`"},
               block.place);
      }
    }
  }

 private:
  void report(Error error, const hcl::Place& place) {
    modules_.report(hcl::at_place(std::move(error), place));
  }

  /// A default must be good even where it is not used.
  void check_default(ModuleInstance& module, const std::string& name,
                     const VariableBlock& block) {
    if (!block.fallback) return;
    const Result<hcl::Value> value = module.default_of(name);
    if (!value) report(value.error(), block.fallback->place);
  }

  void check_resource(ModuleInstance& module, const std::string& local,
                      const ResourceBlock& block) {
    const Repetition& repetition = module.resource_repetition(local);
    if (!is_known(repetition, local, block.place)) return;
    for (const std::string& key : repetition.keys()) {
      check_body(module, block.body, repetition.at(key));
      modules_.outer().whole_of(
          {.module = module, .block = block, .local = local, .key = key});
    }
  }

  void check_call(ModuleInstance& module, const std::string& name,
                  const CallBlock& block) {
    const Repetition& repetition = module.call_repetition(name);
    if (!is_known(repetition, "module." + name, block.place)) return;
    for (const std::string& key : repetition.keys()) {
      const Result<ModuleInstance*> child = module.child(name, key);
      if (!child) {
        report(child.error(), block.place);
        return;
      }
      for (const hcl::Argument& argument : block.body.arguments) {
        const bool known = is_call_argument(argument.name) ||
                           (*child)->module().variables.count(argument.name) > 0;
        if (known) continue;
        report(
            {.message = "`module." + name + "` has no variable `" + argument.name + "`"},
            argument.place);
      }
      check(**child);
    }
  }

  void check_body(ModuleInstance& module, const hcl::Body& body,
                  const Iteration& iteration) {
    BlockValue block(module, iteration);
    for (const std::string& name : block.names_in(body)) {
      if (is_meta_argument(name)) continue;
      const auto value = block.part(body, name);
      if (!value) report(value.error(), body.place);
    }
  }

  bool is_known(const Repetition& repetition, const std::string& name,
                const hcl::Place& place) {
    if (!repetition.unknown) return true;
    report({.message = "the instances of `" + name + "` are not known before apply"},
           place);
    return false;
  }

  ModuleTree& modules_;
};

}  // namespace

std::vector<Error> validate(ModuleTree& modules) {
  const Result<ModuleInstance*> root = modules.root();
  if (!root) return {root.error()};
  Validation(modules).check(**root);
  return modules.problems();
}

}  // namespace trailseal::terraform
