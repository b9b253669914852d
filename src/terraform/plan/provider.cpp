// A resource's `provider_config_key` names an entry of `provider_config`:
//
//   aws   aws.log_archive   module.logs:aws   module.logs:aws.archive
//
// Newer releases resolve what a module inherits or is passed; in older plans a module's
// key may have no entry, and then the nearest provider of that name outside it counts.
//
// account    aws_caller_identity of that provider, assume_role, allowed_account_ids, ARNs
//            of resources that exist, the environment; else a symbol per set of
//            credentials
// region     constant or variable in the provider block, aws_region, the `region` that
//            provider 6 puts on every resource, ARNs, the environment; else a symbol
// partition  aws_partition, the region's, ARNs, the environment; else `aws`
#include "terraform/plan/provider.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "aws/account.hpp"
#include "aws/arn.hpp"
#include "aws/region.hpp"

namespace trailseal::terraform {
namespace {

/// `audit` of `module.x:aws.audit`, `aws` of `aws`: what a person calls the provider.
std::string alias_of(const std::string& key) {
  const std::string name = key.substr(key.rfind(':') + 1);
  const std::size_t dot = name.find('.');
  return dot == std::string::npos ? name : name.substr(dot + 1);
}

std::optional<Arn> arn_of(const PlanResource& planned) {
  if (planned.outline.arn.empty()) return std::nullopt;
  return parse_arn(Text(planned.outline.arn));
}

std::optional<Text> region_argument(const PlanResource& planned) {
  if (planned.resource.type == "aws_region" || !is_region(planned.outline.region)) {
    return std::nullopt;
  }
  return Text(planned.outline.region);
}

// The one value that all agree on.
class Agreement {
 public:
  void add(const Text& text) {
    if (text.empty()) return;
    if (value_ && !(*value_ == text)) disputed_ = true;
    value_ = text;
  }
  std::optional<Text> value() const { return disputed_ ? std::nullopt : value_; }

 private:
  std::optional<Text> value_{};
  bool disputed_ = false;
};

}  // namespace

Providers::Providers(const PlanIndex& index, const Environment& environment,
                     std::string path)
    : index_(index), environment_(environment), path_(std::move(path)) {
  for (std::size_t i = 0; i < index.resources().size(); ++i) {
    by_key_[key_of(index.resources()[i])].push_back(i);
  }
  std::set<std::string> keys;
  for (const auto& key : by_key_) keys.insert(key.first);
  for (const auto& key : index.parts().configuration.providers.value().keys()) {
    keys.insert(key.name);
  }
  for (const std::string& key : keys) by_credentials_[credentials_of(key)].push_back(key);
}

// Aliases that differ in their region alone share their credentials, whatever those are.
std::string Providers::credentials_of(const std::string& key) const {
  constexpr std::array kCredentials{
      "access_key",
      "secret_key",
      "token",
      "profile",
      "assume_role",
      "assume_role_with_web_identity",
      "allowed_account_ids",
      "shared_config_files",
      "endpoints",
      "shared_credentials_files",
      "sts_region",
      "shared_credentials_file",
  };
  const Value& expressions = expressions_of(key);
  std::string credentials;
  for (const char* name : kCredentials) {
    const Value& expression = expressions[name];
    if (!expression.is_absent()) credentials += name + expression.display() + "\n";
  }
  return credentials;
}

const Value& Providers::expressions_of(const std::string& key) const {
  return index_.parts().configuration.providers.value()[key]["expressions"];
}

std::string Providers::key_of(const PlanResource& resource) const {
  if (resource.config == nullptr) return default_key();
  const Value& providers = index_.parts().configuration.providers.value();
  std::string key = resource.config->provider_key;
  while (true) {
    const std::size_t colon = key.rfind(':');
    const Value& entry = providers[key];
    if (colon == std::string::npos || !entry["expressions"].is_unset()) return key;
    const std::string provider = key.substr(colon + 1);
    const auto step = last_module_step(std::string_view(key).substr(0, colon));
    key = step && !step->parent.empty() ? step->parent + ":" + provider : provider;
  }
}

std::string Providers::default_key() const {
  const Value& providers = index_.parts().configuration.providers.value();
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < providers.size(); ++i) {
    const auto name = providers.items()[i]["name"].literal();
    const std::string& key = providers.keys()[i].name;
    if (key == "aws") return key;
    if (name == "aws" && key.find(':') == std::string::npos) keys.push_back(key);
  }
  return keys.size() == 1 ? keys.front() : "aws";
}

const Place& Providers::of_key(const std::string& key) {
  const auto known = places_.find(key);
  if (known != places_.end()) return known->second;
  Place place{.account = account_of(key), .region = region_of(key)};
  place.partition = partition_of(key, place.region);
  return places_.emplace(key, std::move(place)).first->second;
}

Value Providers::known_data(const std::string& key, std::string_view type,
                            std::initializer_list<const char*> attributes) const {
  const auto resources = by_key_.find(key);
  if (resources == by_key_.end()) return {};
  for (const std::size_t i : resources->second) {
    const PlanResource& found = index_.resources()[i];
    if (!found.resource.data || found.resource.type != type) continue;
    // In release 6 aws_region may be asked for a region other than the provider's.
    if (found.config && found.config->expressions.value().find("region")) continue;
    for (const char* attribute : attributes) {
      const Value& value = found.resource.attributes[attribute];
      if (value.literal()) return value;
    }
  }
  return {};
}

// A constant, else what the sources say, else whatever the references name.
std::vector<Text> Providers::evaluate(const std::string& key, const Value& expression,
                                      const std::string& argument) const {
  const Value& constant = expression["constant_value"];
  if (constant.is_text()) return {constant.as_text()};
  if (constant.is_list() && constant.at(0).is_text()) return {constant.at(0).as_text()};
  if (evaluated_ && !expression.is_unset()) {
    std::optional<Value> value = evaluated_(key, argument);
    if (value && value->is_list()) value = Value(value->at(0));
    if (value && value->is_text()) return {value->as_text()};
  }
  return named_in(key, expression);
}

// The texts that the parts of an expression stand for. A template such as
// "arn:aws:iam::${var.account}:role/x" gives the account alone: its literals are not in
// the plan.
std::vector<Text> Providers::named_in(const std::string& key,
                                      const Value& expression) const {
  const Configuration& configuration = index_.parts().configuration;
  const std::size_t colon = key.rfind(':');
  const std::string module = colon == std::string::npos ? "" : key.substr(0, colon);
  const ConfigModule* scope = configuration.find_module(module);
  std::vector<Text> texts;
  for (const ReferencePath& path : parse_references(expression["references"])) {
    if (scope == nullptr) break;
    if (path.kind == ReferencePath::Kind::Variable) {
      const Value& argument = scope->arguments.value()[path.name]["constant_value"];
      const auto declared = scope->variables.find(path.name);
      const Value& given = index_.parts().variables.value()[path.name]["value"];
      const Value* value = scope->parent != nullptr ? &argument : &given;
      if (value->is_absent() && declared != scope->variables.end()) {
        value = &declared->second.value()["default"];
      }
      if (!path.attribute.empty()) value = &(*value)[path.attribute];
      if (value->is_list()) value = &value->at(0);
      if (!value->is_text()) continue;
      const bool secret = declared != scope->variables.end() &&
                          declared->second.value()["sensitive"].as_bool();
      texts.push_back(secret ? value->as_text().as_sensitive() : value->as_text());
    } else if (path.kind == ReferencePath::Kind::Resource) {
      const auto& instances = index_.instances(module, path.name);
      if (instances.size() != 1) continue;
      const auto& resource = index_.resources()[instances.front()].resource;
      const Value& value = resource.attributes[path.attribute];
      if (value.literal()) texts.push_back(value.as_text());
    }
  }
  return texts;
}

Text Providers::account_of(const std::string& key) const {
  const auto alike = by_credentials_.find(credentials_of(key));
  const std::vector<std::string> keys =
      alike == by_credentials_.end() ? std::vector{key} : alike->second;
  for (const std::string& same : keys) {
    const Value identity = known_data(same, "aws_caller_identity", {"account_id", "id"});
    if (identity.is_text()) return identity.as_text();
  }
  const Value& expressions = expressions_of(key);
  const Value& role = expressions["assume_role"];
  for (const Value* block : {&role.at(role.size() > 0 ? role.size() - 1 : 0), &role}) {
    const Value& expression = (*block)["role_arn"];
    for (const Text& text : evaluate(key, expression, "assume_role.role_arn")) {
      if (const auto arn = parse_arn(text)) return arn->account;
      if (is_account_id(text.literal().value_or(""))) return text;
    }
  }
  const Value& allowed = expressions["allowed_account_ids"];
  for (const Text& text : evaluate(key, allowed, "allowed_account_ids")) {
    if (is_account_id(text.literal().value_or(""))) return text;
  }
  Agreement agreement;
  for (const std::string& same : keys) {
    const auto resources = by_key_.find(same);
    if (resources == by_key_.end()) continue;
    for (const std::size_t i : resources->second) {
      const PlanResource& planned = index_.resources()[i];
      if (planned.resource.data) continue;  // it may read what belongs to others
      if (const auto arn = arn_of(planned)) agreement.add(arn->account);
    }
  }
  if (const auto agreed = agreement.value()) return *agreed;
  for (const std::string& same : keys) {
    const auto told = environment_.provider_accounts.find(alias_of(same));
    if (told != environment_.provider_accounts.end()) return told->second;
  }
  if (!environment_.account.empty()) return environment_.account;
  return Text::of_symbol({.id = path_ + "#account:" + keys.front(),
                          .name = "account",
                          .cls = SymbolClass::AccountId});
}

Text Providers::region_of(const std::string& key) const {
  for (const Text& text : evaluate(key, expressions_of(key)["region"], "region")) {
    if (is_region(text.literal().value_or(""))) return text;
  }
  const Value data = known_data(key, "aws_region", {"region", "id", "name"});
  if (data.is_text()) return data.as_text();
  Agreement arguments;
  Agreement arns;
  if (const auto resources = by_key_.find(key); resources != by_key_.end()) {
    for (const std::size_t i : resources->second) {
      const PlanResource& found = index_.resources()[i];
      const bool own = found.config && found.config->expressions.value().find("region");
      const auto region = region_argument(found);
      if (region && !own) arguments.add(*region);
      const auto arn = arn_of(found);
      if (arn && !own && !found.resource.data) arns.add(arn->region);
    }
  }
  if (const auto agreed = arguments.value()) return *agreed;
  if (const auto agreed = arns.value()) return *agreed;
  if (!environment_.region.empty()) return environment_.region;
  return Text::of_symbol(
      {.id = path_ + "#region:" + key, .name = "region", .cls = SymbolClass::Region});
}

Text Providers::partition_of(const std::string& key, const Text& region) const {
  const Value data = known_data(key, "aws_partition", {"partition", "id"});
  if (data.is_text()) return data.as_text();
  if (const auto literal = region.literal()) return partition_of_region(*literal);
  if (const auto resources = by_key_.find(key); resources != by_key_.end()) {
    for (const std::size_t i : resources->second) {
      if (const auto arn = arn_of(index_.resources()[i])) return arn->partition;
    }
  }
  return environment_.partition.empty() ? Text("aws") : Text(environment_.partition);
}

void Providers::place(std::vector<PlanResource>& resources) {
  for (PlanResource& placed : resources) {
    Resource& resource = placed.resource;
    const Place& place = of_key(key_of(placed));
    const auto arn = arn_of(placed);
    const auto region = region_argument(placed);
    const bool regional = arn && !arn->region.empty();
    resource.region = region ? *region : regional ? arn->region : place.region;
    resource.account = arn && !arn->account.empty() ? arn->account : place.account;
    resource.partition = arn ? arn->partition : place.partition;
  }
}

Place Providers::of_default() { return of_key(default_key()); }

Text Providers::organization_id() const {
  for (const PlanResource& found : index_.resources()) {
    if (found.resource.type != "aws_organizations_organization") continue;
    const Value& id = found.resource.attributes["id"];
    if (id.literal()) return id.as_text();
  }
  if (!environment_.organization_id.empty()) return environment_.organization_id;
  return Text::of_symbol({.id = path_ + "#organization", .name = "organization id"});
}

}  // namespace trailseal::terraform
