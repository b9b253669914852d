// Providers: in which account, region and partition each resource lives.
#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "aws/resource_kind.hpp"
#include "base/text.hpp"
#include "graph/environment.hpp"
#include "terraform/plan/plan_index.hpp"

namespace trailseal::terraform {

/// Where a provider configuration works.
struct ProviderPlace {
  Text account{};
  Text region{};
  Text partition{};
};

class Providers {
 public:
  Providers(PlanIndex& index, const Environment& environment, std::string path);

  /// What the sources say of an argument of a provider configuration (`aws.x`,
  /// `module.a:aws`): `region`, `assume_role.role_arn`. Asked where the plan has no
  /// constant.
  using Evaluate = std::function<std::optional<Value>(const std::string& key,
                                                      const std::string& argument)>;
  void evaluate_with(Evaluate evaluate) { evaluated_ = std::move(evaluate); }

  /// Finds the places of all provider configurations, and fills in region, account and
  /// partition of the resources that have been read.
  void place_all();
  /// Likewise of one that is read later.
  void place(PlanResource& resource);

  /// The place of the default AWS provider, or of the only one.
  ProviderPlace of_default();

 private:
  const std::string& key_of(const PlanResource& resource);
  std::string resolved_key(std::string_view written) const;
  std::string default_key() const;
  const ProviderPlace& of_key(const std::string& key);
  Text account_of(const std::string& key) const;
  Text region_of(const std::string& key) const;
  std::optional<Text> own_region(const std::string& key) const;
  std::vector<std::string> same_region_as(const std::string& key) const;
  Text partition_of(const std::string& key, const Text& region) const;
  std::string credentials_of(const std::string& key) const;
  const Value& expressions_of(const std::string& key) const;
  Value known_data(const std::string& key, ResourceKind kind,
                   std::initializer_list<const char*> attributes) const;
  std::vector<Text> evaluate(const std::string& key, const Value& expression,
                             const std::string& argument) const;
  std::vector<Text> named_in(const std::string& key, const Value& expression) const;
  std::optional<Text> variable(const ConfigModule& module,
                               const ReferencePath& path) const;
  std::optional<Text> resource_attribute(const std::string& module,
                                         const ReferencePath& path) const;
  std::optional<Text> assumed_account(const std::string& key) const;
  std::optional<Text> account_of_arns(const std::vector<std::string>& keys) const;
  std::optional<Text> told_account(const std::vector<std::string>& keys) const;
  std::optional<Text> region_of_resources(const std::string& key) const;
  /// The indexes of the resources of a provider.
  const std::vector<std::size_t>& resources_of(const std::string& key) const;

  PlanIndex& index_;  ///< a resource that places a provider is read
  const Environment& environment_;
  std::string path_;
  Evaluate evaluated_{};
  std::string default_key_;
  /// By `provider_config_key` as the configuration has it.
  std::unordered_map<std::string_view, std::string> resolved_;
  std::unordered_map<std::string, ProviderPlace> places_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
  /// Provider configurations that log in the same way work in the same account.
  std::map<std::string, std::vector<std::string>> by_credentials_;
};

}  // namespace trailseal::terraform
