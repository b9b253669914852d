#include "terraform/unknown/declared_values.hpp"

#include "aws/region.hpp"
#include "aws/resource_kind.hpp"
#include "document/json_reader.hpp"
#include "document/known_after_apply.hpp"
#include "terraform/configuration/block_value.hpp"
#include "terraform/configuration/module_tree.hpp"
#include "terraform/plan/address.hpp"
#include "terraform/plan/provider_schema.hpp"
#include "terraform/unknown/declared_provider.hpp"
#include "terraform/unknown/document_data.hpp"

namespace trailseal::terraform {
namespace {

hcl::Value not_yet(const std::string& id, hcl::Type type, bool not_null) {
  return hcl::Value::unknown(
      std::move(type),
      {.id = id, .reason = kKnownAfterApply, .origins = {id}, .not_null = not_null});
}

}  // namespace

std::optional<hcl::Value> DeclaredValues::variable(const std::string& name) {
  const auto found = variables_.find(name);
  if (found == variables_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::vector<std::string>> DeclaredValues::keys_of(const std::string&,
                                                                const std::string&) {
  return std::nullopt;
}

std::optional<std::vector<std::string>> DeclaredValues::call_keys_of(const std::string&,
                                                                     const std::string&) {
  return std::nullopt;
}

std::string DeclaredValues::objection_to(const ExpressionSite&, const hcl::Expression*) {
  return {};
}

/// An object without an attribute that the resource has would be wrong: `try` would take
/// it for one that there is none of.
hcl::Value DeclaredValues::whole_of(const ResourceInstance& instance) {
  const ResourceBlock& block = instance.block;
  const std::string address =
      join_address(instance.module.address(), instance.local + instance.key);
  const ProviderSchema& schema = provider_schema(block.type, block.data);
  if (!schema.is_whole && whole_only_) return not_yet(address, hcl::Type::any(), true);
  hcl::Members members = members_of(instance, address);
  const auto add = [&](const std::string& name) {
    if (members.count(name) > 0) return;
    members.emplace(name, attribute_of(instance, name));
  };
  for (const Text& name : Text(schema.computed).split(' ')) {
    add(name.literal().value_or(""));
  }
  if (!block.data && block.type != kBuiltInType) {
    for (const char* name : {"region", "tags_all"}) add(name);
  }
  const auto defaults = read_json_text(schema.defaults);
  for (std::size_t i = 0; defaults && i < defaults->root.size(); ++i) {
    const std::string& name = defaults->root.keys()[i].name;
    members.emplace(name, from_document(defaults->root.items()[i], address));
  }
  return hcl::Value::object(std::move(members));
}

const hcl::Members& DeclaredValues::members_of(const ResourceInstance& instance,
                                               const std::string& address) {
  const auto known = made_.find(address);
  if (known != made_.end()) return known->second;
  made_[address] = {};  // whoever asks meanwhile closes a circle
  hcl::Members members = make(instance, address);
  return made_[address] = std::move(members);
}

hcl::Value DeclaredValues::attribute_of(const ResourceInstance& instance,
                                        const std::string& name) {
  const std::string address =
      join_address(instance.module.address(), instance.local + instance.key);
  const hcl::Members& members = members_of(instance, address);
  const auto member = members.find(name);
  if (member != members.end()) return member->second;
  const std::string id = address + "." + name;
  if (instance.block.data && whole_only_) {
    return hcl::Value::unknown(
        hcl::Type::any(), {.id = id,
                           .reason = "`" + address + "` is read when Terraform plans",
                           .help = kAskPlan,
                           .origins = {id}});
  }
  if (name == "id" || name == "arn") return not_yet(id, hcl::Type::string(), true);
  return not_yet(id, hcl::Type::any(), false);
}

hcl::Members DeclaredValues::make(const ResourceInstance& instance,
                                  const std::string& address) {
  Iteration iteration;
  if (instance.block.is_repeated()) {
    iteration = instance.module.resource_repetition(instance.local).at(instance.key);
  }
  const std::string& type = instance.block.type;
  const bool is_document = kind_of(type) == ResourceKind::PolicyDocument;
  BlockValue block(instance.module, iteration,
                   is_document ? document_block_types() : std::set<std::string>());
  hcl::Members members;
  for (const std::string& name : block.names_in(instance.block.body)) {
    if (is_meta_argument(name)) continue;
    const auto value = block.part(instance.block.body, name);
    if (!value) {
      instance.module.failed(value.error(), address);
    } else if (*value) {
      members.emplace(name, **value);
    }
  }
  const auto& imports = instance.module.module().imports;
  if (const auto import = imports.find(instance.local); import != imports.end()) {
    const auto tree = hcl::tree_of(import->second);
    const auto id = tree ? instance.module.evaluate(**tree) : tree.error();
    if (id) members.emplace("id", *id);
  }
  members.emplace("id", not_yet(address + ".id", hcl::Type::string(), true));
  if (is_document) add_document(instance, address, members);
  const ResourceKind kind = kind_of(type);
  if (kind == ResourceKind::CallerRegion || kind == ResourceKind::CallerPartition) {
    add_region(instance, members);
  }
  if (kind == ResourceKind::CallerIdentity) add_account(instance, members);
  if (kind == ResourceKind::Organization && !environment_.organization_id.empty()) {
    members.insert_or_assign("id", hcl::Value::string(environment_.organization_id));
  }
  if (type.ends_with("_default_tags")) add_tags(instance, members);
  if (type == "terraform_data") {
    members.emplace("input", hcl::Value::null());
    members.emplace("triggers_replace", hcl::Value::null());
    members.emplace("output", members.at("input"));
  }
  return members;
}

void DeclaredValues::add_document(const ResourceInstance& instance,
                                  const std::string& address, hcl::Members& members) {
  const Result<DocumentData> document = document_data(members, address, files_);
  if (!document) {
    instance.module.failed(hcl::at_place(document.error(), instance.block.place),
                           address);
    return;
  }
  members = document->members;
}

void DeclaredValues::add_tags(const ResourceInstance& instance, hcl::Members& members) {
  const auto blocks = DeclaredProvider(instance).argument("default_tags");
  if (!blocks || blocks->items().empty()) return;
  const hcl::Value* tags = blocks->items().front().member("tags");
  if (tags != nullptr) members.insert_or_assign("tags", *tags);
}

void DeclaredValues::add_account(const ResourceInstance& instance,
                                 hcl::Members& members) {
  const auto account = DeclaredProvider(instance).account(environment_);
  if (!account) return;
  for (const char* name : {"account_id", "id"}) {
    members.insert_or_assign(name, hcl::Value::string(*account));
  }
}

void DeclaredValues::add_region(const ResourceInstance& instance, hcl::Members& members) {
  // Release 6 lets it be asked for another region than the provider's.
  const auto asked = members.find("region");
  const bool asks =
      asked != members.end() && !(asked->second.is_known() && asked->second.is_null());
  const auto given = asks ? std::optional(asked->second)
                          : DeclaredProvider(instance).region(environment_);
  if (!given) return;
  const hcl::Value& region = *given;
  if (kind_of(instance.block.type) == ResourceKind::CallerRegion) {
    for (const char* name : {"name", "id", "region"}) {
      members.insert_or_assign(name, region);
    }
    return;
  }
  if (!region.is_known() || region.is_null()) return;
  const std::string partition(partition_of_region(region.as_string()));
  for (const char* name : {"partition", "id"}) {
    members.insert_or_assign(name, hcl::Value::string(partition));
  }
  if (partition == "aws") {
    members.insert_or_assign("dns_suffix", hcl::Value::string("amazonaws.com"));
  }
}

}  // namespace trailseal::terraform
