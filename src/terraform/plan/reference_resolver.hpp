// ReferenceResolver: which attributes of which resources an expression may take its value from.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "terraform/plan/plan_index.hpp"

namespace trailseal::terraform {

/// Where an expression stands.
struct ModuleScope {
  const ConfigModule* module = nullptr;
  std::string instance{};              ///< address of the module instance
  std::string key{};                   ///< of the resource or call around the expression
  const LazyPart* for_each = nullptr;  ///< of the same
};

/// A place an expression may take its value from.
struct ReferenceTarget {
  std::string address{};    ///< absolute: a resource, or `module.a.local.name`
  std::string attribute{};  ///< empty: the plan does not tell which
  std::optional<std::size_t> resource{};  ///< in the index; none: of an unwanted type
  bool is_local = false;     ///< a local value: what it holds is not in the plan
  bool from_module = false;  ///< one of all outputs of a module, which one is not told
  bool is_guess = false;     ///< the attribute may as well be a key of an object

  std::string display() const;
};

class ReferenceResolver {
 public:
  explicit ReferenceResolver(const PlanIndex& index) : index_(index) {}

  static ModuleScope scope_of(const PlanResource& resource);
  /// Scope of the block that calls the module which `scope` is in.
  static std::optional<ModuleScope> scope_of_call(const ModuleScope& scope);

  /// Follows all references in an expression (or block) through variables and outputs.
  std::vector<ReferenceTarget> candidates(const ModuleScope& scope,
                                          const Value& expression) const;

  /// Everything of these types that an expression in this module could name, which is
  /// what a local value may stand for. nullopt: too much to follow.
  std::optional<std::vector<ReferenceTarget>> reachable(const ModuleScope& scope) const;

  /// The children of a module instance that a reference means.
  std::vector<ModuleScope> called_modules(const ModuleScope& scope,
                                          const ReferencePath& path, bool same_key) const;
  /// The resource instances that a reference means.
  std::vector<std::size_t> named_instances(const ModuleScope& scope,
                                           const ReferencePath& path,
                                           bool same_key) const;

 private:
  struct Search;

  const PlanIndex& index_;
};

/// Does one of the references say `each` or `count`?
bool names_own_key(const std::vector<ReferencePath>& paths);

/// All `references` anywhere in an expression or block.
std::vector<ReferencePath> references_in(const Value& expression);

}  // namespace trailseal::terraform
