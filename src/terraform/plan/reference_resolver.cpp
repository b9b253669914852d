// References are followed as the plan's configuration names them:
//
//   aws_x.y[0].arn     that instance                      aws_x.y      all instances, or
//   var.a              the argument of the call, outside               the one with the
//   module.m.out       the output's expression, inside                 same key if
//   each.key module.m           all outputs (`module.m[each.key].out` is        or
//   count.index stand
//                      written so)                                     beside it
//   each.value.arn     what for_each is made of, same key
//   local.x            not in the plan: a candidate of its own
//
// The number of steps is bounded: whole modules fan out.
#include "terraform/plan/reference_resolver.hpp"

#include <algorithm>
#include <set>

#include "terraform/plan/plan_configuration.hpp"

namespace trailseal::terraform {
namespace {

using Kind = ReferencePath::Kind;

constexpr std::size_t kMaxSearchSteps =
    50'000;  // of one search; plans seen need under 100
constexpr std::size_t kMaxSearchDepth = 128;

void collect(const Value& expression, std::vector<ReferencePath>& paths) {
  const Value& references = expression["references"];
  if (references.is_list()) {
    append_references(references, paths);
    return;
  }
  if (!constant_of(expression).is_absent()) return;
  for (const Value& part : expression.items()) collect(part, paths);
}

}  // namespace

bool names_own_key(const std::vector<ReferencePath>& paths) {
  return std::any_of(paths.begin(), paths.end(), [](const ReferencePath& p) {
    return p.kind == Kind::EachKey || p.kind == Kind::EachValue || p.kind == Kind::Count;
  });
}

std::vector<ReferencePath> references_in(const Value& expression) {
  std::vector<ReferencePath> paths;
  paths.reserve(8);  // of most blocks
  collect(expression, paths);
  return paths;
}

std::string ReferenceTarget::display() const {
  return attribute.empty() ? address : address + "." + attribute;
}

ModuleScope ReferenceResolver::scope_of(const PlanResource& resource) {
  return {.module = resource.module,
          .instance = resource.address.module,
          .key = resource.address.key,
          .for_each = resource.config ? &resource.config->for_each : nullptr};
}

std::optional<ModuleScope> ReferenceResolver::scope_of_call(const ModuleScope& scope) {
  const auto step = last_module_step(scope.instance);
  if (!step || scope.module == nullptr || scope.module->parent == nullptr) {
    return std::nullopt;
  }
  return ModuleScope{.module = scope.module->parent,
                     .instance = step->parent,
                     .key = step->key,
                     .for_each = &scope.module->for_each};
}

std::vector<ModuleScope> ReferenceResolver::called_modules(const ModuleScope& scope,
                                                           const ReferencePath& path,
                                                           bool same_key) const {
  std::vector<ModuleScope> scopes;
  const auto call = scope.module->calls.find(path.name);
  if (call == scope.module->calls.end()) return scopes;
  // A for_each without references (`toset(["a", "b"])`) is not in the configuration: the
  // instances tell.
  const auto& seen = index_.module_keys(scope.instance, path.name);
  std::vector<std::string> keys(seen.begin(), seen.end());
  if (!path.key.empty()) {
    keys = {path.key};
  } else if (same_key && seen.count(scope.key) > 0) {
    keys = {scope.key};
  } else if (seen.empty() && !call->second->is_repeated()) {
    keys = {""};
  }
  for (const std::string& key : keys) {
    const std::string local = "module." + path.name + key;
    scopes.push_back(ModuleScope{.module = call->second.get(),
                                 .instance = join_address(scope.instance, local)});
  }
  return scopes;
}

std::vector<std::size_t> ReferenceResolver::named_instances(const ModuleScope& scope,
                                                            const ReferencePath& path,
                                                            bool same_key) const {
  const auto with_key = [&](const std::string& key) {
    const auto found = index_.find(join_address(scope.instance, path.name + key));
    return found && index_.resources()[*found].live ? std::vector{*found}
                                                    : std::vector<std::size_t>();
  };
  if (!path.key.empty()) return with_key(path.key);
  if (same_key && !scope.key.empty()) {
    auto same = with_key(scope.key);
    if (!same.empty()) return same;
  }
  return index_.instances(scope.instance, path.name);
}

struct ReferenceResolver::Search {
  const ReferenceResolver& resolver;
  std::vector<ReferenceTarget> found{};
  std::set<std::string> names{};  ///< of what was found
  std::size_t steps = 0;
  bool from_module = false;

  bool is_cut_short() const { return steps > kMaxSearchSteps; }

  // `rest` is what stood behind the name that led here: `.arn` of `var.key.arn`.
  void follow(const ModuleScope& scope, const std::vector<ReferencePath>& paths,
              const std::string& rest, bool same_key, std::size_t depth) {
    if (scope.module == nullptr || depth > kMaxSearchDepth) return;
    same_key = same_key || names_own_key(paths);
    // Of an object's members (`{arn = k.arn, id = k.id}`) the plan does not tell which
    // is `rest`: like the outputs of a whole module, they are offered together.
    const bool outer = from_module;
    from_module = from_module || (!rest.empty() && paths.size() > 1);
    for (const ReferencePath& path : paths) {
      if (++steps > kMaxSearchSteps) break;
      follow_one(scope, path, rest, same_key, depth);
    }
    from_module = outer;
  }

  void follow_one(const ModuleScope& scope, const ReferencePath& path,
                  const std::string& rest, bool same_key, std::size_t depth) {
    switch (path.kind) {
      case Kind::Resource:
        return add_resource(scope, path, rest, same_key);
      case Kind::Module:
        return follow_module(scope, path, same_key, depth);
      case Kind::Variable:
        return follow_variable(scope, path, rest, depth);
      case Kind::EachValue:
        if (scope.for_each == nullptr) return;
        return follow(scope, references_in(scope.for_each->value()),
                      path.attribute.empty() ? rest : path.attribute, true, depth + 1);
      case Kind::Local:
        return add({.address = join_address(scope.instance, "local." + path.name),
                    .is_local = true});
      case Kind::EachKey:
      case Kind::Count:
      case Kind::Other:
        return;
    }
  }

  void add_resource(const ModuleScope& scope, const ReferencePath& path,
                    const std::string& rest, bool same_key) {
    const bool guess = path.attribute.empty();
    const std::string& attribute = guess ? rest : path.attribute;
    for (const std::size_t i : resolver.named_instances(scope, path, same_key)) {
      add({.address = resolver.index_.resources()[i].resource.address,
           .attribute = attribute,
           .resource = i,
           .is_guess = guess});
    }
    if (resolver.index_.parts().selection->has_type(path.type, path.data))
      return;  // without instances: none
    add({.address = join_address(scope.instance, path.name + path.key),
         .attribute = attribute,
         .is_guess = guess});
  }

  void follow_module(const ModuleScope& scope, const ReferencePath& path, bool same_key,
                     std::size_t depth) {
    for (const ModuleScope& child : resolver.called_modules(scope, path, same_key)) {
      if (!path.attribute.empty()) {
        const auto output = child.module->outputs.find(path.attribute);
        if (output == child.module->outputs.end()) continue;
        follow(child, references_in(output->second.value()["expression"]), path.rest,
               false, depth + 1);
        continue;
      }
      const bool outer = from_module;
      from_module = true;
      for (const auto& output : child.module->outputs) {
        follow(child, references_in(output.second.value()["expression"]), {}, false,
               depth + 1);
      }
      from_module = outer;
    }
  }

  void follow_variable(const ModuleScope& scope, const ReferencePath& path,
                       const std::string& rest, std::size_t depth) {
    const auto call = scope_of_call(scope);
    if (!call) return;  // the root module's variables are known
    const Value& argument = scope.module->arguments.value()[path.name];
    follow(*call, references_in(argument), path.attribute.empty() ? rest : path.attribute,
           false, depth + 1);
  }

  void add(ReferenceTarget candidate) {
    candidate.from_module = from_module;
    if (!names.insert(candidate.display()).second) return;
    found.push_back(std::move(candidate));
    ++steps;
  }
};

std::vector<ReferenceTarget> ReferenceResolver::candidates(
    const ModuleScope& scope, const Value& expression) const {
  Search search{.resolver = *this};
  search.follow(scope, references_in(expression), {}, false, 0);
  if (search.is_cut_short()) {  // there may be more: as little is told as by a local
    search.add({.address = join_address(scope.instance, "local"), .is_local = true});
  }
  return std::move(search.found);
}

std::optional<std::vector<ReferenceTarget>> ReferenceResolver::reachable(
    const ModuleScope& scope) const {
  Search search{.resolver = *this};
  if (scope.module == nullptr) return std::nullopt;
  std::vector<ReferencePath> paths;
  for (const auto& [local, resource] : scope.module->resources) {
    if (index_.parts().selection->has_type(resource.type, resource.data)) {
      paths.push_back(parse_reference(local));
    }
  }
  for (const auto& call : scope.module->calls) {
    paths.push_back({.kind = Kind::Module, .name = call.first});
  }
  for (const auto& variable : scope.module->variables) {
    paths.push_back({.kind = Kind::Variable, .name = variable.first});
  }
  search.follow(scope, paths, {}, false, 0);
  if (search.is_cut_short()) return std::nullopt;
  return std::move(search.found);
}

}  // namespace trailseal::terraform
