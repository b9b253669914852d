// The account is found in the order of Providers::account_of, which places the resources:
// the role that is assumed, the accounts that are allowed, what the caller says.
#include "terraform/unknown/declared_provider.hpp"

#include "aws/account.hpp"
#include "aws/arn.hpp"
#include "terraform/configuration/block_value.hpp"

namespace trailseal::terraform {
namespace {

/// A text that is wholly known.
std::optional<std::string> known_text(const hcl::Value* value) {
  if (value == nullptr || !value->is_known() || value->is_null()) return std::nullopt;
  if (!value->type().is(hcl::Type::Kind::String)) return std::nullopt;
  return value->as_string();
}

/// Several roles are a chain, of which the last one works.
std::optional<std::string> assumed_account(const hcl::Value& roles) {
  const hcl::Value* role =
      roles.items().empty() ? nullptr : roles.items().back().member("role_arn");
  const std::optional<std::string> text = known_text(role);
  if (!text) return std::nullopt;
  const std::optional<Arn> arn = parse_arn(Text(*text));
  return arn ? arn->account.literal() : std::nullopt;
}

bool is_given(const std::optional<hcl::Value>& value) {
  if (!value) return false;
  return !value->is_known() || (!value->is_null() && !value->items().empty());
}

}  // namespace

// A module has the providers that its call hands over, and its caller's default one.
DeclaredProvider::DeclaredProvider(const ResourceInstance& instance)
    : module_(&instance.module),
      key_(instance.block.provider.empty() ? "aws" : instance.block.provider) {
  while (module_->caller() != nullptr && module_->module().providers.count(key_) == 0) {
    const auto& handed = module_->call().block->providers;
    const auto given = handed.find(key_);
    if (given != handed.end()) key_ = given->second;
    module_ = module_->caller();
  }
}

std::optional<hcl::Value> DeclaredProvider::argument(const std::string& name) const {
  const auto block = module_->module().providers.find(key_);
  if (block == module_->module().providers.end()) return std::nullopt;
  const auto value = BlockValue(*module_, {}).part(block->second.body, name);
  return value ? *value : std::nullopt;
}

std::optional<hcl::Value> DeclaredProvider::region(const Environment& environment) const {
  std::optional<hcl::Value> own = argument("region");
  if (own && !(own->is_known() && own->is_null())) return own;
  if (environment.region.empty()) return std::nullopt;
  return hcl::Value::string(environment.region);
}

std::optional<std::string> DeclaredProvider::account(
    const Environment& environment) const {
  const auto roles = argument("assume_role");
  if (is_given(roles)) return assumed_account(*roles);
  const auto allowed = argument("allowed_account_ids");
  if (is_given(allowed)) {
    if (allowed->items().size() != 1) return std::nullopt;
    const auto only = known_text(allowed->items().data());
    return only && is_account_id(*only) ? only : std::nullopt;
  }
  const auto told = environment.provider_accounts.find(alias());
  if (told != environment.provider_accounts.end()) return told->second;
  if (environment.account.empty()) return std::nullopt;
  return environment.account;
}

std::string DeclaredProvider::alias() const {
  const std::size_t dot = key_.find('.');
  return dot == std::string::npos ? key_ : key_.substr(dot + 1);
}

}  // namespace trailseal::terraform
