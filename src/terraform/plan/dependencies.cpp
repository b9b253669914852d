// Terraform orders by resource: a reference to `x.y` waits for every instance of it. Of
// `x.y[each.key]` the instance with the same key is enough here: hundreds of instances
// would otherwise have an edge to each of hundreds.
// Source: Terraform, docs/resource-graph, and "The depends_on Meta-Argument":
//
//   depends_on = [module.m]          waits for everything in m and below
//   module "m" { depends_on = [x] }  everything in m and below waits for x
//   var.a                            waits for what the argument names
//   module.m.out                     waits for what the output names
//
// A work list instead of recursion: chains of pass-through resources can be long.
#include "terraform/plan/dependencies.hpp"

#include <map>
#include <set>

#include "aws/resource_kind.hpp"

namespace trailseal::terraform {
namespace {

using Kind = ReferencePath::Kind;

constexpr std::size_t kMaxSteps = 200'000;

class DependencySearch {
 public:
  explicit DependencySearch(const PlanIndex& index) : index_(index), resolver_(index) {}

  std::vector<std::string> from(std::size_t start) {
    const PlanResource& resource = index_.resources()[start];
    if (resource.module == nullptr || resource.config == nullptr) return {};
    const ModuleScope scope = ReferenceResolver::scope_of(resource);
    push_resource(scope, *resource.config);
    push_modules_around(scope);
    for (std::size_t steps = 0; !work_.empty() && steps < kMaxSteps;) {
      const Step step = std::move(work_.back());
      work_.pop_back();
      for (const ReferencePath& path : step.paths) take(step, path);
      steps += step.paths.size();
    }
    found_.erase(resource.resource.address);
    return {found_.begin(), found_.end()};
  }

 private:
  /// References that stand together.
  struct Step {
    ModuleScope scope{};
    std::vector<ReferencePath> paths{};
    bool explicitly = false;  ///< stands in a depends_on
    bool same_key = false;    ///< stands beside `each` or `count`
  };

  void push(const ModuleScope& scope, std::vector<ReferencePath> paths, bool explicitly,
            bool same_key = false) {
    if (paths.empty()) return;
    same_key = same_key || names_own_key(paths);
    work_.push_back({.scope = scope,
                     .paths = std::move(paths),
                     .explicitly = explicitly,
                     .same_key = same_key});
  }

  void push_resource(const ModuleScope& scope, const ConfigResource& config) {
    push(scope, references_in(config.expressions.value()), false);
    push(scope, references_in(config.count.value()), false);
    push(scope, references_in(config.for_each.value()), false, true);
    push(scope, parse_references(config.depends_on.value()), true);
  }

  void push_modules_around(ModuleScope scope) {
    while (const auto call = ReferenceResolver::scope_of_call(scope)) {
      if (visit(scope.instance + "#call")) {
        push(*call, references_in(scope.module->count.value()), false);
        push(*call, references_in(scope.module->for_each.value()), false);
        push(*call, parse_references(scope.module->depends_on.value()), true);
      }
      scope = *call;
    }
  }

  bool visit(std::string node) { return visited_.insert(std::move(node)).second; }

  void take(const Step& step, const ReferencePath& path) {
    switch (path.kind) {
      case Kind::Resource:
        return take_resource(step, path);
      case Kind::Module:
        return step.explicitly ? take_whole_module(step, path) : take_output(step, path);
      case Kind::Variable:
        return take_variable(step.scope, path);
      default:
        return;
    }
  }

  void take_resource(const Step& step, const ReferencePath& path) {
    const ModuleScope& scope = step.scope;
    const auto instances = resolver_.named_instances(scope, path, step.same_key);
    for (const std::size_t i : instances) {
      found_.insert(index_.resources()[i].resource.address);
    }
    if (!instances.empty()) return;
    const auto config = scope.module->resources.find(path.name);
    if (config == scope.module->resources.end()) return;
    if (!visit(join_address(scope.instance, path.name))) return;
    push_resource(scope, config->second);
    push_modules_around(scope);
  }

  void take_output(const Step& step, const ReferencePath& path) {
    for (const ModuleScope& child :
         resolver_.called_modules(step.scope, path, step.same_key)) {
      for (const auto& [name, output] : child.module->outputs) {
        if (!path.attribute.empty() && path.attribute != name) continue;
        if (!visit(child.instance + "#output." + name)) continue;
        push(child, references_in(output.value()["expression"]), false);
        push(child, parse_references(output.value()["depends_on"]), true);
      }
    }
  }

  void take_whole_module(const Step& step, const ReferencePath& path) {
    for (const ModuleScope& child :
         resolver_.called_modules(step.scope, path, step.same_key)) {
      if (!visit(child.instance + "#all")) continue;
      std::vector<ReferencePath> all;
      for (const auto& resource : child.module->resources) {
        all.push_back(parse_reference(resource.first));
      }
      push(child, std::move(all), false);
      std::vector<ReferencePath> calls;
      for (const auto& call : child.module->calls) {
        calls.push_back({.kind = Kind::Module, .name = call.first});
      }
      push(child, std::move(calls), true);
    }
  }

  void take_variable(const ModuleScope& scope, const ReferencePath& path) {
    const auto call = ReferenceResolver::scope_of_call(scope);
    if (!call || !visit(scope.instance + "#var." + path.name)) return;
    push(*call, references_in(scope.module->arguments.value()[path.name]), false);
  }

  const PlanIndex& index_;
  ReferenceResolver resolver_;
  std::vector<Step> work_;
  std::set<std::string> visited_;
  std::set<std::string> found_;
};

}  // namespace

std::vector<std::string> dependencies_of(const PlanIndex& index, std::size_t at) {
  return DependencySearch(index).from(at);
}

void order_rivals(PlanIndex& index) {
  std::map<std::string, std::vector<std::size_t>> setters;  // by type and owner
  for (std::size_t i = 0; i < index.resources().size(); ++i) {
    const PlanResource& planned = index.resources()[i];
    const std::string_view link = link_of(planned.resource.type);
    if (link.empty() || planned.unread != nullptr || !planned.live) continue;
    const Value& owner = planned.resource.attributes[link];
    if (!owner.is_text()) continue;
    setters[planned.resource.type + "\n" + owner.as_text().identity()].push_back(i);
  }
  for (const auto& entry : setters) {
    if (entry.second.size() < 2) continue;
    std::vector<std::size_t> open = entry.second;
    for (std::size_t next = 0; next < open.size(); ++next) {
      PlanResource& planned = index.resources()[open[next]];
      if (planned.config == nullptr || !planned.resource.depends_on.empty()) continue;
      planned.resource.depends_on = dependencies_of(index, open[next]);
      for (const std::string& address : planned.resource.depends_on) {
        if (const auto found = index.find(address)) open.push_back(*found);
      }
    }
  }
}

void order_bucket_policies(PlanIndex& index) {
  for (std::size_t i = 0; i < index.resources().size(); ++i) {
    PlanResource& planned = index.resources()[i];
    const bool read = planned.unread == nullptr && planned.config != nullptr;
    if (read && planned.live &&
        kind_of(planned.resource.type) == ResourceKind::BucketPolicy) {
      planned.resource.depends_on = dependencies_of(index, i);
    }
  }
}

}  // namespace trailseal::terraform
