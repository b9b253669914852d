// DeclaredInstance: a resource as one `count` or `for_each` made it, or may make it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "terraform/configuration/module_instance.hpp"
#include "terraform/configuration/repetition.hpp"
#include "terraform/declared/missing_module.hpp"
#include "terraform/plan/plan_selection.hpp"

namespace trailseal::terraform {

/// A `count` or `for_each` that is not known, on which the existence of a resource hangs.
struct Doubt {
  std::string id{};  ///< of the unknown value; doubts with one id are settled together
  std::string reason{};  ///< `count` of `aws_x.y` is not known: `var.z` has no value
};

struct DeclaredInstance {
  ModuleInstance* module = nullptr;
  const ResourceBlock* block = nullptr;
  std::string local{};  ///< `data.aws_region.here`
  std::string key{};    ///< `[0]`, `["a"]`, kUnknownKey, or empty
  std::vector<Doubt> doubts{};

  std::string address() const;
};

struct DeclaredInstances {
  std::vector<DeclaredInstance> resources{};
  std::map<std::string, MissingModule> missing_modules{};  ///< by `module.a.module.b`
};

/// Every instance of the resources and data sources that `selection` looks at, in all
/// modules below `root`. What `count` or `for_each` leaves open has doubts. Errors: a
/// module's file that cannot be read or parsed, more than kMaxDeclaredInstances.
Result<DeclaredInstances> declared_instances(ModuleInstance& root,
                                             const PlanSelection& selection);

}  // namespace trailseal::terraform
