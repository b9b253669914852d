// DeclaredProvider: the `provider` block that a resource of a configuration lives by.
#pragma once

#include <optional>
#include <string>

#include "graph/environment.hpp"
#include "terraform/configuration/outer_values.hpp"

namespace trailseal::terraform {

class DeclaredProvider {
 public:
  explicit DeclaredProvider(const ResourceInstance& instance);

  /// An argument or the blocks of the provider; nothing where it has none.
  std::optional<hcl::Value> argument(const std::string& name) const;

  /// Its region, which may be unknown: as it says itself, else as the caller says.
  std::optional<hcl::Value> region(const Environment& environment) const;
  /// Its account, where the block or the caller tells it.
  std::optional<std::string> account(const Environment& environment) const;

 private:
  std::string alias() const;

  ModuleInstance* module_;  ///< that has the block
  std::string key_;         ///< `aws`, `aws.logs`
};

}  // namespace trailseal::terraform
