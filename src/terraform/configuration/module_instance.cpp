// A value that cannot be made is unknown with the reason, and the problem is kept: with a
// plan at hand Terraform has evaluated all of it without an error, so the fault is ours
// or the sources have changed; without one the problems are what the caller reports.
#include "terraform/configuration/module_instance.hpp"

#include "base/limits.hpp"
#include "hcl/conversion.hpp"
#include "hcl/evaluator.hpp"
#include "hcl/type_constraint.hpp"
#include "terraform/configuration/instance_scope.hpp"
#include "terraform/configuration/module_tree.hpp"
#include "terraform/plan/address.hpp"

namespace trailseal::terraform {
namespace {

std::string join_calls(const ModuleInstance::Call& call) {
  if (call.caller == nullptr) return {};
  const std::string& outer = call.caller->calls();
  return outer.empty() ? call.name : outer + "." + call.name;
}

std::string address_of(const ModuleInstance::Call& call) {
  if (call.caller == nullptr) return {};
  return join_address(call.caller->address(), "module." + call.name + call.key);
}

Result<hcl::Type> type_of(const hcl::Argument& argument) {
  if (argument.json == nullptr) return hcl::read_type_constraint(*argument.value);
  const auto text = argument.json->literal();
  if (text) return hcl::read_type_constraint(*text, *argument.place.path);
  return hcl::at_place({.message = "in JSON, a type is written as a string"},
                       argument.place);
}

}  // namespace

ModuleInstance::ModuleInstance(ModuleTree& modules, const Module& module, Call call)
    : modules_(modules),
      module_(module),
      call_(std::move(call)),
      address_(address_of(call_)),
      calls_(join_calls(call_)) {}

Result<hcl::Value> ModuleInstance::evaluate(const hcl::Expression& expression,
                                            const Iteration& iteration) {
  InstanceScope scope(*this, iteration);
  return hcl::Evaluator(scope).evaluate(expression);
}

hcl::Value ModuleInstance::failed(const Error& problem, const std::string& what) {
  modules_.report(problem);
  return not_there(problem, what);
}

hcl::Value ModuleInstance::not_there(const Error& problem,
                                     const std::string& what) const {
  return hcl::Value::unknown(hcl::Type::any(),
                             {.id = address_ + "#" + what,
                              .reason = problem.message,
                              .help = problem.help,
                              .origins = {join_address(address_, what)}});
}

hcl::Value ModuleInstance::once(const std::string& name, const Make& make) {
  Slot& slot = slots_[name];
  if (slot.done) return slot.value;
  if (slot.busy) {
    return failed({.message = "`" + name + "` refers to itself"}, name);
  }
  slot.busy = true;
  const Result<hcl::Value> made = make();
  slot.value = made ? *made : failed(made.error(), name);
  slot.busy = false;
  slot.done = true;
  return slot.value;
}

hcl::Value ModuleInstance::local(const std::string& name) {
  return once("local." + name, [&]() -> Result<hcl::Value> {
    const Result<hcl::Tree> tree = hcl::tree_of(module_.locals.at(name));
    if (!tree) return tree.error();
    return evaluate(**tree);
  });
}

hcl::Value ModuleInstance::output(const std::string& name) {
  return once("output." + name, [&]() -> Result<hcl::Value> {
    const OutputBlock& block = module_.outputs.at(name);
    const Result<hcl::Tree> tree = hcl::tree_of(*block.value);
    if (!tree) return tree.error();
    const std::string objection = modules_.outer().objection_to(
        {.calls = calls_, .kind = "output", .name = name, .place = block.place},
        tree->get());
    if (!objection.empty()) return Error{.message = objection};
    Result<hcl::Value> value = evaluate(**tree);
    if (!value || !block.sensitive) return value;
    return value->as_sensitive();
  });
}

hcl::Value ModuleInstance::variable(const std::string& name) {
  return once("var." + name, [&]() -> Result<hcl::Value> {
    const VariableBlock& block = module_.variables.at(name);
    Result<hcl::Value> value = typed(name, block, given_variable(name, block));
    if (!value || !block.sensitive) return value;
    return value->as_sensitive();
  });
}

Result<hcl::Value> ModuleInstance::default_of(const std::string& name) {
  const VariableBlock& block = module_.variables.at(name);
  return typed(name, block, fallback_of(name, block));
}

Result<hcl::Value> ModuleInstance::typed(const std::string& name,
                                         const VariableBlock& block,
                                         const Result<hcl::Value>& given) const {
  if (!given || !block.type) return given;
  const Result<hcl::Type> type = type_of(*block.type);
  if (!type) return type.error();
  Result<hcl::Value> converted = hcl::convert(hcl::with_defaults(*given, *type), *type);
  if (converted) return converted;
  return hcl::at_place({.message = "`var." + name + "`: " + converted.error().message},
                       block.place);
}

Result<hcl::Value> ModuleInstance::given_variable(const std::string& name,
                                                  const VariableBlock& block) {
  std::optional<hcl::Value> given;
  if (call_.caller == nullptr) {
    given = modules_.outer().variable(name);
  } else if (call_.block->body.find(name) != nullptr) {
    Result<hcl::Value> argument = argument_of_call(name);
    if (!argument) return argument;
    given = *argument;
  }
  if (given && (block.nullable || !given->is_null())) return *given;
  if (block.fallback) return fallback_of(name, block);
  return hcl::at_place({.message = "`var." + name + "` has no value"}, block.place);
}

Result<hcl::Value> ModuleInstance::argument_of_call(const std::string& name) {
  const hcl::Argument& argument = *call_.block->body.find(name);
  const Result<hcl::Tree> tree = hcl::tree_of(argument);
  if (!tree) return tree.error();
  const std::string objection =
      modules_.outer().objection_to({.calls = call_.caller->calls(),
                                     .kind = "argument",
                                     .block = "module." + call_.name,
                                     .name = name,
                                     .place = argument.place},
                                    tree->get());
  if (!objection.empty()) return Error{.message = objection};
  if (!iteration_known_) {
    iteration_known_ = true;
    if (call_.block->is_repeated()) {
      iteration_ = call_.caller->call_repetition(call_.name).at(call_.key);
    }
  }
  return call_.caller->evaluate(**tree, iteration_);
}

Result<hcl::Value> ModuleInstance::fallback_of(const std::string& name,
                                               const VariableBlock& block) {
  if (block.fallback->json != nullptr) return hcl::json_constant(*block.fallback->json);
  const std::string objection = modules_.outer().objection_to(
      {.calls = calls_, .kind = "default", .name = name, .place = block.fallback->place},
      block.fallback->value.get());
  if (!objection.empty()) return Error{.message = objection};
  hcl::NamedScope none;
  return hcl::Evaluator(none).evaluate(*block.fallback->value);
}

const Repetition& ModuleInstance::resource_repetition(const std::string& local) {
  const ResourceBlock& block = module_.resources.at(local);
  return repetition(local, block.count, block.for_each, block.place);
}

const Repetition& ModuleInstance::call_repetition(const std::string& name) {
  const CallBlock& block = module_.calls.at(name);
  return repetition("module." + name, block.count, block.for_each, block.place);
}

const Repetition& ModuleInstance::repetition(const std::string& name,
                                             const hcl::Tree& count,
                                             const hcl::Tree& for_each,
                                             const hcl::Place& place) {
  const auto known = repetitions_.find(name);
  if (known != repetitions_.end()) return known->second;
  // Whoever asks for it meanwhile closes a circle, and gets an unknown one.
  const auto kind = count != nullptr      ? Repetition::Kind::Count
                    : for_each != nullptr ? Repetition::Kind::ForEach
                                          : Repetition::Kind::Single;
  Repetition& slot = repetitions_[name];
  slot = {.kind = kind};
  if (kind == Repetition::Kind::Single) return slot;
  slot.unknown = hcl::Unknown{.reason = "`" + name + "` depends on itself"};
  const std::string objection =
      modules_.outer().objection_to({.calls = calls_,
                                     .kind = count != nullptr ? "count" : "for_each",
                                     .block = name,
                                     .place = place},
                                    count != nullptr ? count.get() : for_each.get());
  Result<Repetition> made =
      objection.empty() ? make_repetition(count, for_each) : Error{.message = objection};
  if (made) {
    slot = std::move(*made);
  } else {
    slot.unknown = failed(hcl::at_place(made.error(), place), name).what();
  }
  return slot;
}

Result<Repetition> ModuleInstance::make_repetition(const hcl::Tree& count,
                                                   const hcl::Tree& for_each) {
  const hcl::Expression& expression = count != nullptr ? *count : *for_each;
  const Result<hcl::Value> value = evaluate(expression);
  if (!value) return value.error();
  return count != nullptr ? repeat_by_count(*value) : repeat_for_each(*value);
}

std::optional<std::string> ModuleInstance::folder_of(const std::string& call) const {
  return modules_.tree().folder_of({.calls = calls_.empty() ? call : calls_ + "." + call,
                                    .caller = module_.folder,
                                    .source = module_.calls.at(call).source});
}

bool ModuleInstance::has_files_of(const std::string& call) const {
  return folder_of(call).has_value();
}

Result<ModuleInstance*> ModuleInstance::child(const std::string& name,
                                              const std::string& key) {
  const std::string id = name + key;
  const auto known = children_.find(id);
  if (known != children_.end()) return known->second.get();
  const auto block = module_.calls.find(name);
  if (block == module_.calls.end()) {
    return Error{.message = "there is no `module." + name + "`"};
  }
  Call call{.caller = this, .block = &block->second, .name = name, .key = key};
  const std::string calls = join_calls(call);
  const auto folder = folder_of(name);
  if (!folder) {
    return hcl::at_place({.message = "the files of `module." + calls + "` are missing",
                          .help = "run `terraform init` to download modules"},
                         block->second.place);
  }
  std::size_t depth = 0;
  for (const ModuleInstance* at = this; at != nullptr; at = at->caller()) ++depth;
  if (depth > kMaxModuleDepth) {
    return hcl::at_place({.message = "modules are nested more than " +
                                     std::to_string(kMaxModuleDepth) + " levels deep"},
                         block->second.place);
  }
  const Result<const Module*> module = modules_.module(*folder);
  if (!module) return module.error();
  auto made = std::make_unique<ModuleInstance>(modules_, **module, std::move(call));
  return children_.emplace(id, std::move(made)).first->second.get();
}

}  // namespace trailseal::terraform
