// OuterValues: what an evaluation needs that no source file tells.
//
// With a plan these are the plan's values: of variables, of resources, the instances that
// there are. Without one, resources are what their blocks say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hcl/expression.hpp"
#include "hcl/value.hpp"

namespace trailseal::terraform {

class ModuleInstance;
struct ResourceBlock;

/// Where an expression stands that a plan knows the references of.
struct ExpressionSite {
  std::string calls{};  ///< names of the calls down to the module, joined with dots
  std::string kind{};   ///< `output`, `argument`, `count`, `for_each`, `default`
  std::string block{};  ///< `logs` of `module.logs`, `aws_s3_bucket.x`; may be empty
  std::string name{};   ///< of the argument, variable or output
  hcl::Place place{};
};

/// One instance of a resource or a data source.
struct ResourceInstance {
  ModuleInstance& module;
  const ResourceBlock& block;
  std::string local{};  ///< `data.aws_region.here`
  std::string key{};    ///< `[0]`, `["a"]`, or empty
};

class OuterValues {
 public:
  virtual ~OuterValues() = default;

  /// A variable of the root module as it was given; nothing: not given.
  virtual std::optional<hcl::Value> variable(const std::string& name) = 0;

  /// The keys of the instances of a resource, as far as others than its block tell.
  virtual std::optional<std::vector<std::string>> keys_of(const std::string& module,
                                                          const std::string& local) = 0;
  /// The keys of a module call's instances, likewise.
  virtual std::optional<std::vector<std::string>> call_keys_of(
      const std::string& module, const std::string& call) = 0;

  /// One attribute of an instance, and all of it as an object.
  virtual hcl::Value attribute_of(const ResourceInstance& instance,
                                  const std::string& name) = 0;
  virtual hcl::Value whole_of(const ResourceInstance& instance) = 0;

  /// Why the source's expression is not the one that the values come from; empty: it is,
  /// or nobody can tell.
  virtual std::string objection_to(const ExpressionSite& site,
                                   const hcl::Expression* expression) = 0;

  /// The workspace; nothing: not known.
  virtual std::optional<std::string> workspace() const { return "default"; }
};

}  // namespace trailseal::terraform
