// A resource's `provider_config_key` names an entry of `provider_config`:
//
//   aws   aws.log_archive   module.logs:aws   module.logs:aws.archive
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
#include "aws/resource_kind.hpp"
#include "terraform/plan/agreement.hpp"
#include "terraform/plan/plan_configuration.hpp"

namespace trailseal::terraform {
namespace {

/// `audit` of `module.x:aws.audit`, `aws` of `aws`: what a person calls the provider.
std::string alias_of(const std::string& key) {
  const std::string name = key.substr(key.rfind(':') + 1);
  const std::size_t dot = name.find('.');
  return dot == std::string::npos ? name : name.substr(dot + 1);
}

std::optional<Arn> arn_of(const PlanResource& planned) {
  if (planned.header.arn.empty()) return std::nullopt;
  return parse_arn(Text(planned.header.arn));
}

std::optional<Text> region_argument(const PlanResource& planned) {
  if (kind_of(planned.resource.type) == ResourceKind::CallerRegion ||
      !is_region(planned.header.region)) {
    return std::nullopt;
  }
  return Text(planned.header.region);
}

/// `var.region`, of which a configuration alone does not tell more than the name.
bool is_one_symbol(const Text& text) {
  return text.pieces().size() == 1 && text.pieces().front().symbol != nullptr;
}

}  // namespace

Providers::Providers(PlanIndex& index, const Environment& environment, std::string path)
    : index_(index),
      environment_(environment),
      path_(std::move(path)),
      default_key_(default_key()) {
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

const ProviderPlace& Providers::of_key(const std::string& key) {
  const auto known = places_.find(key);
  if (known != places_.end()) return known->second;
  ProviderPlace place{.account = account_of(key), .region = region_of(key)};
  place.partition = partition_of(key, place.region);
  return places_.emplace(key, std::move(place)).first->second;
}

Value Providers::known_data(const std::string& key, ResourceKind kind,
                            std::initializer_list<const char*> attributes) const {
  for (const std::size_t i : resources_of(key)) {
    const PlanResource& found = index_.resources()[i];
    if (!found.resource.data || kind_of(found.resource.type) != kind) continue;
    // In release 6 aws_region may be asked for a region other than the provider's.
    if (found.config && found.config->expressions.value().find("region")) continue;
    for (const char* attribute : attributes) {
      const Value& value = found.resource.attributes[attribute];
      if (value.literal()) return value;
    }
  }
  return {};
}

/// What a module's variable is given: by the block that calls the module, on the command
/// line for the root module, else its default. A sensitive one stays marked.
std::optional<Text> Providers::variable(const ConfigModule& module,
                                        const ReferencePath& path) const {
  const Value& argument = constant_of(module.arguments.value()[path.name]);
  const Value& given = index_.parts().variables.value()[path.name]["value"];
  const auto declared = module.variables.find(path.name);
  const bool is_declared = declared != module.variables.end();
  const Value* value = module.parent != nullptr ? &argument : &given;
  if (value->is_absent() && is_declared) value = &declared->second.value()["default"];
  if (!path.attribute.empty()) value = &(*value)[path.attribute];
  if (value->is_list()) value = &value->at(0);
  if (!value->is_text()) return std::nullopt;
  const bool secret = is_declared && declared->second.value()["sensitive"].as_bool();
  return secret ? value->as_text().as_sensitive() : value->as_text();
}

/// The literal of the one resource instance that a reference names.
std::optional<Text> Providers::resource_attribute(const std::string& module,
                                                  const ReferencePath& path) const {
  const auto& instances = index_.instances(module, path.name);
  if (instances.size() != 1) return std::nullopt;
  index_.read(instances.front());
  const Resource& resource = index_.resources()[instances.front()].resource;
  const Value& value = resource.attributes[path.attribute];
  if (!value.literal()) return std::nullopt;
  return value.as_text();
}

// A constant, else what the sources say, else whatever the references name.
std::vector<Text> Providers::evaluate(const std::string& key, const Value& expression,
                                      const std::string& argument) const {
  const Value& constant = constant_of(expression);
  if (constant.is_text()) return {constant.as_text()};
  // `allowed_account_ids` is a list, and providers name the one account they work in.
  if (constant.is_list() && constant.at(0).is_text()) return {constant.at(0).as_text()};
  if (evaluated_ && !expression.is_unset()) {
    std::optional<Value> value = evaluated_(key, argument);
    if (value && value->is_list()) value = Value(value->at(0));
    if (value && value->is_text()) return {value->as_text()};
  }
  return named_in(key, expression);
}

// The texts that the parts of an expression stand for: of a template such as
// "arn:aws:iam::${var.account}:role/x" the account, its literals are not in the plan.
std::vector<Text> Providers::named_in(const std::string& key,
                                      const Value& expression) const {
  const std::size_t colon = key.rfind(':');
  const std::string module = colon == std::string::npos ? "" : key.substr(0, colon);
  const ConfigModule* scope = index_.parts().configuration.find_module(module);
  if (scope == nullptr) return {};
  std::vector<Text> texts;
  for (const ReferencePath& path : parse_references(expression["references"])) {
    std::optional<Text> text;
    if (path.kind == ReferencePath::Kind::Variable) text = variable(*scope, path);
    if (path.kind == ReferencePath::Kind::Resource) {
      text = resource_attribute(module, path);
    }
    if (text) texts.push_back(std::move(*text));
  }
  return texts;
}

/// The account of the role that the provider assumes. Several `assume_role` blocks are a
/// chain: each role is assumed with the one before it, so the last one is who works.
/// A schema that has the block once makes the plan write an object instead of a list.
std::optional<Text> Providers::assumed_account(const std::string& key) const {
  const Value& role = expressions_of(key)["assume_role"];
  const Value& last = role.at(role.size() > 0 ? role.size() - 1 : 0);
  for (const Value* block : {&last, &role}) {
    for (const Text& text : evaluate(key, (*block)["role_arn"], "assume_role.role_arn")) {
      if (const auto arn = parse_arn(text)) return arn->account;
      if (is_account_id(text.literal().value_or(""))) return text;
    }
  }
  return std::nullopt;
}

/// The account that the ARNs of all resources of these providers have.
std::optional<Text> Providers::account_of_arns(
    const std::vector<std::string>& keys) const {
  Agreement agreement;
  for (const std::string& key : keys) {
    for (const std::size_t i : resources_of(key)) {
      const PlanResource& planned = index_.resources()[i];
      if (planned.resource.data) continue;  // it may read what belongs to others
      if (const auto arn = arn_of(planned)) agreement.add(arn->account);
    }
  }
  return agreement.value();
}

/// What the caller says of these providers, or of all.
std::optional<Text> Providers::told_account(const std::vector<std::string>& keys) const {
  for (const std::string& key : keys) {
    const auto told = environment_.provider_accounts.find(alias_of(key));
    if (told != environment_.provider_accounts.end()) return told->second;
  }
  if (environment_.account.empty()) return std::nullopt;
  return environment_.account;
}

const std::vector<std::size_t>& Providers::resources_of(const std::string& key) const {
  static const std::vector<std::size_t> none;
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? none : found->second;
}

Text Providers::account_of(const std::string& key) const {
  const auto alike = by_credentials_.find(credentials_of(key));
  const std::vector<std::string> keys =
      alike == by_credentials_.end() ? std::vector{key} : alike->second;
  for (const std::string& same : keys) {
    const Value identity =
        known_data(same, ResourceKind::CallerIdentity, {"account_id", "id"});
    if (identity.is_text()) return identity.as_text();
  }
  if (const auto account = assumed_account(key)) return *account;
  const Value& allowed = expressions_of(key)["allowed_account_ids"];
  for (const Text& text : evaluate(key, allowed, "allowed_account_ids")) {
    if (is_account_id(text.literal().value_or(""))) return text;
  }
  if (const auto account = account_of_arns(keys)) return *account;
  if (const auto account = told_account(keys)) return *account;
  for (const Text& text : evaluate(key, allowed, "allowed_account_ids")) {
    if (is_one_symbol(text)) return text;
  }
  return Text::of_symbol({.id = path_ + "#account:" + keys.front(),
                          .name = "account",
                          .cls = SymbolClass::AccountId});
}

/// The region that the resources of a provider have: by their argument, else by their
/// ARNs. A resource with a `region` of its own says nothing of the provider's.
std::optional<Text> Providers::region_of_resources(const std::string& key) const {
  Agreement arguments;
  Agreement arns;
  for (const std::size_t i : resources_of(key)) {
    const PlanResource& found = index_.resources()[i];
    if (found.config && found.config->expressions.value().find("region")) continue;
    if (const auto region = region_argument(found)) arguments.add(*region);
    const auto arn = arn_of(found);
    if (arn && !found.resource.data) arns.add(arn->region);
  }
  const auto agreed = arguments.value();
  return agreed ? agreed : arns.value();
}

std::optional<Text> Providers::own_region(const std::string& key) const {
  for (const Text& text : evaluate(key, expressions_of(key)["region"], "region")) {
    if (is_region(text.literal().value_or(""))) return text;
  }
  const Value data =
      known_data(key, ResourceKind::CallerRegion, {"region", "id", "name"});
  if (data.is_text()) return data.as_text();
  return region_of_resources(key);
}

Text Providers::region_of(const std::string& key) const {
  const std::vector<std::string> same = same_region_as(key);
  for (const std::string& one : same) {
    if (const auto region = own_region(one)) return *region;
  }
  if (!environment_.region.empty()) return environment_.region;
  for (const Text& text : evaluate(key, expressions_of(key)["region"], "region")) {
    if (is_one_symbol(text)) return text;
  }
  const std::string& first = *std::min_element(same.begin(), same.end());
  return Text::of_symbol(
      {.id = path_ + "#region:" + first, .name = "region", .cls = SymbolClass::Region});
}

Text Providers::partition_of(const std::string& key, const Text& region) const {
  const Value data = known_data(key, ResourceKind::CallerPartition, {"partition", "id"});
  if (data.is_text()) return data.as_text();
  if (const auto literal = region.literal()) return partition_of_region(*literal);
  for (const std::size_t i : resources_of(key)) {
    if (const auto arn = arn_of(index_.resources()[i])) return arn->partition;
  }
  return environment_.partition.empty() ? Text("aws") : Text(environment_.partition);
}

void Providers::place_all() {
  // By index: an expression of a provider may lead to resources that are added then.
  for (std::size_t i = 0; i < index_.resources().size(); ++i) {
    PlanResource& planned = index_.resources()[i];
    of_key(key_of(planned));
    if (planned.unread == nullptr) place(planned);
  }
}

void Providers::place(PlanResource& placed) {
  Resource& resource = placed.resource;
  const ProviderPlace& place = of_key(key_of(placed));
  const auto arn = arn_of(placed);
  const auto region = region_argument(placed);
  const bool regional = arn && !arn->region.empty();
  resource.region = region ? *region : regional ? arn->region : place.region;
  resource.account = arn && !arn->account.empty() ? arn->account : place.account;
  resource.partition = arn ? arn->partition : place.partition;
}

ProviderPlace Providers::of_default() { return of_key(default_key_); }

}  // namespace trailseal::terraform
