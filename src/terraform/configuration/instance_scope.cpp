#include "terraform/configuration/instance_scope.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "terraform/configuration/module_tree.hpp"
#include "terraform/plan/address.hpp"

namespace trailseal::terraform {
namespace {

using hcl::Step;
using hcl::Traversal;

/// The name of a step, or nothing where it is none or is not there.
std::optional<std::string> name_at(const Traversal& traversal, std::size_t at) {
  if (at >= traversal.steps.size()) return std::nullopt;
  const hcl::Value& key = traversal.steps[at].key;
  if (!key.type().is(hcl::Type::Kind::String) || key.is_null()) return std::nullopt;
  return key.as_string();
}

/// The key of an instance: `["a"]`, `[0]`; nothing where the step is an attribute.
std::optional<std::string> key_at(const Traversal& traversal, std::size_t at) {
  if (at >= traversal.steps.size()) return std::nullopt;
  const Step& step = traversal.steps[at];
  if (step.key.type().is(hcl::Type::Kind::Number)) {
    const auto index = step.key.as_number().integer();
    if (!index || *index < 0) return std::nullopt;
    return key_text(static_cast<std::size_t>(*index));
  }
  if (step.is_attribute) return std::nullopt;
  return key_text(step.key.as_string());
}

/// `aws_x.y`, `data.aws_x.y`, and how many steps that takes.
struct LocalName {
  std::string name{};
  std::size_t steps = 0;
};

std::optional<LocalName> local_name(const Traversal& traversal) {
  const bool data = traversal.root == "data";
  const auto first = name_at(traversal, 0);
  if (!first) return std::nullopt;
  if (!data) return LocalName{.name = traversal.root + "." + *first, .steps = 1};
  const auto second = name_at(traversal, 1);
  if (!second) return std::nullopt;
  return LocalName{.name = "data." + *first + "." + *second, .steps = 2};
}

template <typename Map>
Result<void> undeclared(const Map& map, const std::string& name,
                        const std::string& prefix) {
  if (map.count(name) > 0) return {};
  const std::vector<std::string_view> names = names_of(map);
  return Error{.message = "`" + prefix + name + "` is not declared",
               .help = did_you_mean(name, names)};
}

Error no_instance(const std::string& what) {
  return Error{.message = "there is no instance `" + what + "`"};
}

Error key_needed(const std::string& what) {
  return Error{.message = "`" + what + "` has instances, and the key of one is missing",
               .help = "write `" + what + "[...]`"};
}

bool has(const std::vector<std::string>& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// The instances of a block, by its repetition and by what others know of them;
/// nothing: not known.
std::optional<std::vector<std::string>> keys_of(
    const Repetition& repetition, const std::optional<std::vector<std::string>>& others) {
  if (others && !others->empty()) return others;
  if (!repetition.unknown) {
    auto keys = repetition.keys();
    if (!others || keys.empty()) return keys;
    return std::nullopt;  // the plan leaves out what it was told not to look at
  }
  return std::nullopt;
}

/// Puts instances together: a tuple by index, an object by key.
hcl::Value gather(Repetition::Kind kind, const std::vector<std::string>& keys,
                  const std::function<hcl::Value(const std::string&)>& value_of) {
  if (kind == Repetition::Kind::Count) {
    hcl::Values items;
    for (std::size_t i = 0; i < keys.size(); ++i) items.push_back(value_of(key_text(i)));
    return hcl::Value::tuple(std::move(items));
  }
  hcl::Members members;
  for (const std::string& key : keys) {
    const auto name = key_value(key);
    if (name && name->type().is(hcl::Type::Kind::String)) {
      members.emplace(name->as_string(), value_of(key));
    }
  }
  return hcl::Value::object(std::move(members));
}

hcl::Value unknown_instances(const Repetition& repetition, const std::string& address) {
  hcl::Unknown why{.id = address,
                   .reason = "the instances of `" + address + "` are not known",
                   .origins = {address},
                   .not_null = true};
  if (repetition.unknown && !repetition.unknown->reason.empty()) {
    why.reason = repetition.unknown->reason;
  }
  return hcl::Value::unknown(hcl::Type::any(), std::move(why));
}

}  // namespace

hcl::Files* InstanceScope::files() { return &module_.modules().tree().files(); }

/// Terraform knows `each` and `count` in places that have no instance here, such as the
/// `import` of a resource.
void InstanceScope::note_refused(const Traversal& traversal, const Error& error) {
  if (traversal.root == "each" || traversal.root == "count") return;
  module_.modules().refuse(error);
}

Result<void> InstanceScope::check(const Traversal& traversal) {
  const Module& module = module_.module();
  const std::string& root = traversal.root;
  const auto name = name_at(traversal, 0);
  if (root == "path" || root == "terraform" || root == "self") return {};
  if (!name) {
    return Error{.message = "`" + root + "` alone is not a value",
                 .help = "strings must be in quotes"};
  }
  if (root == "var") return undeclared(module.variables, *name, "var.");
  if (root == "local") return undeclared(module.locals, *name, "local.");
  if (root == "module") return check_module(traversal);
  if (root == "each" && !iteration_.key) {
    return Error{.message = "`each` can only be used with `for_each`"};
  }
  if (root == "count" && !iteration_.index) {
    return Error{.message = "`count.index` can only be used with `count`"};
  }
  if (root == "each" || root == "count" || root == "ephemeral") return {};
  const auto local = local_name(traversal);
  if (!local) return Error{.message = "`" + root + "` needs a type and a name"};
  return undeclared(module.resources, local->name, "");
}

Result<void> InstanceScope::check_module(const Traversal& traversal) const {
  const std::string name = *name_at(traversal, 0);
  const Module& module = module_.module();
  if (auto done = undeclared(module.calls, name, "module."); !done) return done.error();
  const bool repeated = module.calls.at(name).is_repeated();
  if (repeated && !key_at(traversal, 1)) return {};
  const auto output = name_at(traversal, repeated ? 2 : 1);
  if (!output) return {};
  const std::string key = repeated ? *key_at(traversal, 1) : "";
  const Result<ModuleInstance*> child = module_.child(name, key);
  if (!child) return {};  // the value says why
  return undeclared((*child)->module().outputs, *output, "module." + name + ".");
}

Result<hcl::Scope::Found> InstanceScope::find(const Traversal& traversal) {
  const std::string& root = traversal.root;
  if (root == "each" || root == "count") return find_repeated(traversal);
  if (root == "module") return find_module(traversal);
  if (root == "data") return find_resource(traversal);
  const std::string name = name_at(traversal, 0).value_or("");
  if (root == "var") return Found{.value = module_.variable(name), .steps = 1};
  if (root == "local") return Found{.value = module_.local(name), .steps = 1};
  if (root == "path") return find_path(name);
  if (root == "terraform") {
    if (name != "workspace") {
      return Error{.message = "there is no `terraform." + name + "`"};
    }
    const auto workspace = module_.modules().outer().workspace();
    if (workspace) return Found{.value = hcl::Value::string(*workspace), .steps = 1};
    hcl::Unknown why{
        .id = "terraform.workspace",
        .reason = "the workspace is not known",
        .help =
            "select one with `terraform workspace select`, or check a plan, which has "
            "the value",
        .origins = {"terraform.workspace"},
        .not_null = true};
    return Found{.value = hcl::Value::unknown(hcl::Type::string(), std::move(why)),
                 .steps = 1};
  }
  if (root == "self" || root == "ephemeral") {
    return Found{.value = hcl::Value::unknown(
                     hcl::Type::any(), {.reason = "`" + root + "` is known during apply",
                                        .origins = {root}}),
                 .steps = 0};
  }
  return find_resource(traversal);
}

Result<hcl::Scope::Found> InstanceScope::find_repeated(const Traversal& traversal) {
  const std::string name = name_at(traversal, 0).value_or("");
  const std::optional<hcl::Value>* value = nullptr;
  if (traversal.root == "count" && name == "index") value = &iteration_.index;
  if (traversal.root == "each" && name == "key") value = &iteration_.key;
  if (traversal.root == "each" && name == "value") value = &iteration_.value;
  if (value == nullptr || !*value) {
    return Error{.message = "there is no `" + traversal.root + "." + name + "`"};
  }
  return Found{.value = **value, .steps = 1};
}

Result<hcl::Scope::Found> InstanceScope::find_path(const std::string& name) const {
  if (name == "module") {
    return Found{.value = hcl::Value::string(module_.module().folder), .steps = 1};
  }
  if (name == "root") return Found{.value = hcl::Value::string("."), .steps = 1};
  if (name != "cwd") return Error{.message = "there is no `path." + name + "`"};
  const hcl::Value root = hcl::Value::string(".");
  hcl::Unknown why{.id = hcl::derived_id("abspath", {&root, 1}),  // `abspath(".")`
                   .reason = "`path.cwd` depends on the machine that runs Terraform",
                   .origins = {"path.cwd"},
                   .not_null = true};
  return Found{.value = hcl::Value::unknown(hcl::Type::string(), std::move(why)),
               .steps = 1};
}

Result<hcl::Scope::Found> InstanceScope::find_resource(const Traversal& traversal) {
  const auto local = local_name(traversal);
  const auto block = local ? module_.module().resources.find(local->name)
                           : module_.module().resources.end();
  if (block == module_.module().resources.end()) return check(traversal).error();
  std::size_t steps = local->steps;
  OuterValues& outer = module_.modules().outer();
  ResourceInstance instance{
      .module = module_, .block = block->second, .local = local->name};
  if (block->second.is_repeated()) {
    const auto key = key_at(traversal, steps);
    if (!key) {
      if (steps < traversal.steps.size()) return key_needed(local->name);
      return Found{.value = all_instances(local->name, block->second), .steps = steps};
    }
    const Repetition& repetition = module_.resource_repetition(local->name);
    const auto keys = keys_of(repetition, outer.keys_of(module_.address(), local->name));
    if (keys && !has(*keys, *key)) return no_instance(local->name + *key);
    instance.key = *key;
    ++steps;
  }
  const auto attribute = name_at(traversal, steps);
  if (attribute) {
    return Found{.value = outer.attribute_of(instance, *attribute), .steps = steps + 1};
  }
  return Found{.value = outer.whole_of(instance), .steps = steps};
}

hcl::Value InstanceScope::all_instances(const std::string& local,
                                        const ResourceBlock& block) {
  OuterValues& outer = module_.modules().outer();
  const Repetition& repetition = module_.resource_repetition(local);
  const auto keys = keys_of(repetition, outer.keys_of(module_.address(), local));
  if (!keys) {
    return unknown_instances(repetition, join_address(module_.address(), local));
  }
  return gather(repetition.kind, *keys, [&](const std::string& key) {
    return outer.whole_of(
        {.module = module_, .block = block, .local = local, .key = key});
  });
}

Result<hcl::Scope::Found> InstanceScope::find_module(const Traversal& traversal) {
  const std::string name = name_at(traversal, 0).value_or("");
  const auto block = module_.module().calls.find(name);
  if (block == module_.module().calls.end()) return check(traversal).error();
  std::size_t steps = 1;
  std::string key;
  if (block->second.is_repeated()) {
    const auto given = key_at(traversal, steps);
    if (!given) {
      if (steps < traversal.steps.size()) return key_needed("module." + name);
      return Found{.value = all_modules(name), .steps = steps};
    }
    const auto keys = keys_of_call(name);
    if (keys && !has(*keys, *given)) return no_instance("module." + name + *given);
    key = *given;
    ++steps;
  }
  const auto output = name_at(traversal, steps);
  if (!output) return Found{.value = outputs_of(name, key), .steps = steps};
  const Result<ModuleInstance*> child = module_.child(name, key);
  if (!child) {
    // One output is not another one.
    return Found{.value = unread_module(child.error(), name, key, "." + *output),
                 .steps = steps + 1};
  }
  if (auto done = undeclared((*child)->module().outputs, *output, "module." + name + ".");
      !done)
    return done.error();
  return Found{.value = (*child)->output(*output), .steps = steps + 1};
}

hcl::Value InstanceScope::unread_module(const Error& problem, const std::string& name,
                                        const std::string& key,
                                        const std::string& output) {
  const std::string what = "module." + name + key + output;
  return module_.has_files_of(name) ? module_.failed(problem, what)
                                    : module_.not_there(problem, what);
}

/// A plan may have nothing to tell of a module, so its own block is asked first.
std::optional<std::vector<std::string>> InstanceScope::keys_of_call(
    const std::string& name) {
  const Repetition& repetition = module_.call_repetition(name);
  if (!repetition.unknown) return repetition.keys();
  return module_.modules().outer().call_keys_of(module_.address(), name);
}

hcl::Value InstanceScope::all_modules(const std::string& name) {
  const Repetition& repetition = module_.call_repetition(name);
  const auto keys = keys_of_call(name);
  if (!keys) {
    return unknown_instances(repetition,
                             join_address(module_.address(), "module." + name));
  }
  return gather(repetition.kind, *keys,
                [&](const std::string& key) { return outputs_of(name, key); });
}

hcl::Value InstanceScope::outputs_of(const std::string& name, const std::string& key) {
  const Result<ModuleInstance*> child = module_.child(name, key);
  if (!child) return unread_module(child.error(), name, key);
  hcl::Members members;
  for (const auto& output : (*child)->module().outputs) {
    members.emplace(output.first, (*child)->output(output.first));
  }
  return hcl::Value::object(std::move(members));
}

}  // namespace trailseal::terraform
