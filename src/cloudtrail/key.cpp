// A key is named in four ways (CloudTrail API Reference, CreateTrail, KmsKeyId):
//
//   arn:aws:kms:REGION:ACCOUNT:key/ID       the key
//   ID                                      a key of the caller's account
//   arn:aws:kms:REGION:ACCOUNT:alias/NAME   what the alias points to
//   alias/NAME                              likewise, in the caller's account
//
// `alias/aws/...` are AWS managed keys, whose policies nobody can change.
#include "cloudtrail/key.hpp"

#include <array>

#include "aws/arn.hpp"
#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/change.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/origin.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {
namespace {

constexpr Spelling kInlinePolicy{"policy", "KeyPolicy"};
constexpr std::array kKeyTypes{
    Spelling{"aws_kms_key", "AWS::KMS::Key"},
    Spelling{"aws_kms_replica_key", "AWS::KMS::ReplicaKey"},
    Spelling{"aws_kms_external_key", ""},
    Spelling{"aws_kms_replica_external_key", ""},
};
constexpr Spelling kKeyArn{"arn", "@arn"};
constexpr Spelling kKeyId{"key_id", "@ref"};
constexpr Spelling kKeyPolicy{"aws_kms_key_policy", ""};
constexpr Spelling kAlias{"aws_kms_alias", "AWS::KMS::Alias"};
constexpr Spelling kAliasName{"name", "@ref"};
constexpr Spelling kAliasTarget{"target_key_id", "TargetKeyId"};

const char* const kGiveKey =
    "check it together with the plan or template that declares the key";

/// KMS Developer Guide, "Default key policy": the key of an API call without a policy.
const char* const kDefaultPolicyNote =
    "has no policy of its own, so it gets the default key policy, which admits only IAM "
    "identities of its own account";

Value unknown_because(const std::string& reason, const std::string& help = {}) {
  return Value::unknown({.reason = reason, .help = help});
}

bool is_symbolic_alias(const Text& text) {
  return text.literal_prefix().starts_with("alias/");
}

/// An unknown may be made from an alias, or from a key.
Value by_alias_of(const Unknown& why) {
  const Origin origin =
      why.origins.empty() ? Origin() : parse_origin(why.origins.front());
  // The alias names itself, or it tells the key that it points to.
  const bool alias =
      origin.type == kAlias.terraform && !origin.attribute.starts_with("target_key");
  if (origin.type.starts_with("aws_kms_")) return Value::boolean(alias);
  return unknown_because(why.reason, why.help);
}

/// A text of which not even the beginning is known may be anything.
Value by_alias_of(const Text& reference, bool by_alias) {
  const auto& pieces = reference.pieces();
  const bool open = !pieces.empty() && pieces.front().symbol != nullptr &&
                    pieces.front().symbol->cls == SymbolClass::Anything;
  if (!open) return Value::boolean(by_alias);
  return unknown_because("what `" + reference.display() + "` is");
}

/// The `alias/...` or `key/...` part of a reference, or the whole of it.
Text resource_part(const Text& reference) {
  const auto arn = parse_arn(reference);
  return arn ? arn->resource : reference;
}

const Resource* find_key(const ResourceGraph& graph, const Text& reference) {
  for (const Spelling type : kKeyTypes) {
    for (const Resource* key : resources_of(graph, type)) {
      if (names(attribute(*key, kKeyArn), reference) == Verdict::Holds ||
          names(attribute(*key, kKeyId), reference) == Verdict::Holds) {
        return key;
      }
    }
  }
  return nullptr;
}

/// A key that this deployment deletes while something still names it.
const Resource* find_deleted_key(const ResourceGraph& graph, const Text& reference) {
  for (const Spelling type : kKeyTypes) {
    for (const Resource* key : deleted_of(graph, type)) {
      if (names(attribute(*key, kKeyArn), reference) == Verdict::Holds) return key;
    }
  }
  return nullptr;
}

/// The data source that read this key, for its state and spec.
const Resource* find_data_key(const ResourceGraph& graph, const Text& reference) {
  for (const Resource* key : graph.of_type("aws_kms_key")) {
    if (key->data && names(key->attributes["arn"], reference) == Verdict::Holds)
      return key;
  }
  return nullptr;
}

const Resource* find_alias(const ResourceGraph& graph, const Text& reference) {
  // An alias that goes still tells which key the trail has had.
  for (const auto& aliases : {resources_of(graph, kAlias), deleted_of(graph, kAlias)}) {
    for (const Resource* alias : aliases) {
      if (names(attribute(*alias, kAliasName), reference) == Verdict::Holds ||
          names(attribute(*alias, {"arn", "@arn"}), reference) == Verdict::Holds) {
        return alias;
      }
    }
  }
  return nullptr;
}

// ---- policy

PolicyInForce default_policy(const Key& key) {
  PolicyInForce none;
  none.resource = key.resource;
  none.place = key.place;
  none.note = key.label + " " + kDefaultPolicyNote;
  return none;
}

PolicyInForce policy_of(const ResourceGraph& graph, const Key& key) {
  const Resource& resource = *key.resource;
  std::vector<const Resource*> possible;
  for (const Resource* separate : resources_of(graph, kKeyPolicy)) {
    const Value& target = attribute(*separate, {"key_id", ""});
    if (names(target, key.arn) == Verdict::Holds ||
        names(target, text_or_symbol(attribute(resource, kKeyId), "", "",
                                     SymbolClass::KeyId)) == Verdict::Holds) {
      PolicyInForce policy = policy_at(*separate, {"policy", ""});
      policy.separate = true;
      return policy;
    }
    if (target.is_unknown()) possible.push_back(separate);
  }
  if (!possible.empty()) {
    return unseen_policy("`" + possible.front()->address + "` may set the policy of " +
                             key.label + ": its key is not known",
                         "", key.place);
  }
  const Value& own = attribute(resource, kInlinePolicy);
  if (!is_left_open(resource, own)) return policy_at(resource, kInlinePolicy);
  if (is_created(resource)) return default_policy(key);
  return unseen_policy("the policy of " + key.label + " is not in the state", "",
                       key.place);
}

// ---- properties

Value text_or(const Value& value, const char* otherwise) {
  if (value.is_unset() || value.is_literal("")) return Value::text(otherwise);
  return value;
}

/// KMS Developer Guide, "Key states": only an enabled key makes data keys.
Value state_of(const Resource& key) {
  if (key.change == Change::Delete) return Value::text("pending-deletion");
  const Value& known = attribute(key, {"key_state", ""});
  if (known.is_literal("PendingDeletion")) return Value::text("pending-deletion");
  const bool imports = key.type.find("external") != std::string::npos;
  const Value& material = attribute(key, {"key_material_base64", ""});
  if (imports && material.is_unset() && !known.is_literal("Enabled")) {
    return Value::text("pending-import");
  }
  if (attribute(key, {"", "Origin"}).is_literal("EXTERNAL")) {
    return Value::text("pending-import");
  }
  // A key of this kind spells the switch `is_enabled`, its relatives `enabled`.
  Value enabled = attribute(key, {"is_enabled", "Enabled"});
  if (enabled.is_absent()) enabled = attribute(key, {"enabled", ""});
  if (is_left_to_provider(key, enabled)) {
    return Value::text("enabled");
  }
  enabled = bool_or(enabled, true);
  if (enabled.is_unknown()) return enabled;
  return Value::text(enabled.as_bool() ? "enabled" : "disabled", enabled.position());
}

void describe(Key& key, const Resource& resource) {
  key.manager = Value::text("customer");
  key.spec = text_or(attribute(resource, {"customer_master_key_spec", "KeySpec"}),
                     "SYMMETRIC_DEFAULT");
  key.usage = text_or(attribute(resource, {"key_usage", "KeyUsage"}), "ENCRYPT_DECRYPT");
  if (is_left_to_provider(resource, key.spec)) {
    key.spec = Value::text("SYMMETRIC_DEFAULT");
  }
  if (is_left_to_provider(resource, key.usage)) {
    key.usage = Value::text("ENCRYPT_DECRYPT");
  }
  key.state = state_of(resource);
}

/// A replica rotates with its primary. KMS Developer Guide, "Rotate AWS KMS keys".
Value replica_rotation(const ResourceGraph& graph, const Resource& replica) {
  const Value& known = attribute(replica, {"key_rotation_enabled", ""});
  if (known.is_bool()) return known;
  const Value& primary = attribute(replica, {"primary_key_arn", "PrimaryKeyArn"});
  const Resource* key = primary.is_text() ? find_key(graph, primary.as_text()) : nullptr;
  if (key == nullptr) {
    return unknown_because(
        "`" + replica.address +
            "` rotates with its primary key, which is not in any input",
        kGiveKey);
  }
  return bool_or(attribute(*key, {"enable_key_rotation", "EnableKeyRotation"}), false);
}

/// Absent for keys that cannot rotate by themselves: asymmetric ones, and those whose
/// material is imported or in a custom store.
Value rotation_of(const ResourceGraph& graph, const Key& key) {
  const Resource& resource = *key.resource;
  if (key.spec.is_unknown()) return key.spec;
  const Value& store = attribute(resource, {"custom_key_store_id", ""});
  const bool in_store = !store.is_unset() && !store.is_literal("");
  const bool elsewhere = in_store ||
                         resource.type.find("external") != std::string::npos ||
                         attribute(resource, {"", "Origin"}).is_literal("EXTERNAL");
  if (!key.spec.is_literal("SYMMETRIC_DEFAULT") || elsewhere) return {};
  if (resource.type == "aws_kms_replica_key" || resource.type == "AWS::KMS::ReplicaKey") {
    return replica_rotation(graph, resource);
  }
  return bool_or(attribute(resource, {"enable_key_rotation", "EnableKeyRotation"}),
                 false);
}

void describe_own(const ResourceGraph& graph, Key& key) {
  const Resource& resource = *key.resource;
  key.label = "`" + resource.address + "`";
  key.region = resource.region;
  key.account = resource.account;
  key.arn = text_or_symbol(attribute(resource, kKeyArn), resource.address + ".arn",
                           resource.address + ".arn", SymbolClass::Anything);
  key.arn_known = true;
  key.place = place_of(resource);
  describe(key, resource);
  key.rotation = rotation_of(graph, key);
  key.policy = policy_of(graph, key);
}

void describe_foreign(const ResourceGraph& graph, Key& key, const Text& reference) {
  const std::string missing = key.label + " is not in any input";
  key.manager = unknown_because(missing, kGiveKey);
  key.spec = key.usage = key.state = key.rotation = key.manager;
  key.policy = unseen_policy(missing, kGiveKey, key.place);
  if (const Resource* data = find_data_key(graph, reference)) {
    const Value& manager = data->attributes["key_manager"];
    if (manager.is_text()) {
      key.manager = Value::text(manager.is_literal("AWS") ? "aws" : "customer");
    }
    const auto take = [&](Value& to, const char* name) {
      if (data->attributes[name].is_text()) to = data->attributes[name];
    };
    take(key.spec, "key_spec");
    take(key.usage, "key_usage");
    const Value& state = data->attributes["key_state"];
    if (state.is_literal("Enabled")) key.state = Value::text("enabled");
    if (state.is_literal("Disabled")) key.state = Value::text("disabled");
    if (state.is_literal("PendingDeletion")) key.state = Value::text("pending-deletion");
    if (state.is_literal("PendingImport")) key.state = Value::text("pending-import");
  }
}

/// KMS Developer Guide, "AWS managed keys": their policies are fixed and admit only
/// principals of the account, through the owning service.
void describe_aws_managed(Key& key) {
  key.manager = Value::text("aws");
  key.spec = Value::text("SYMMETRIC_DEFAULT");
  key.usage = Value::text("ENCRYPT_DECRYPT");
  key.state = Value::text("enabled");
  key.policy.note = key.label +
                    " is an AWS managed key: its policy cannot be changed and does not "
                    "admit CloudTrail";
  key.policy.place = key.place;
}

}  // namespace

Key follow_key(const ResourceGraph& graph, const Value& reference, const Resource& from,
               const Place& place) {
  Key key;
  key.place = place;
  key.region = from.region;
  key.account = from.account;
  if (!reference.is_text()) {
    const Unknown& why = reference.as_unknown();
    key.label = "the key";
    key.arn = Text::of_symbol({.id = from.address + ".key", .name = "key"});
    key.region = Text::of_symbol({.id = from.address + ".key.region",
                                  .name = "key's region",
                                  .cls = SymbolClass::Region});
    key.manager = key.spec = key.usage = key.state = key.rotation =
        unknown_because(why.reason, why.help);
    key.by_alias = by_alias_of(why);
    key.policy =
        unseen_policy("which key it is, is not known: " + why.reason, why.help, place);
    return key;
  }
  Text wanted = reference.as_text();
  const bool by_alias = is_symbolic_alias(resource_part(wanted));
  key.by_alias = by_alias_of(wanted, by_alias);
  if (by_alias) {
    if (const Resource* alias = find_alias(graph, wanted)) {
      const Value& target = attribute(*alias, kAliasTarget);
      if (target.is_text()) wanted = target.as_text();
    }
  }
  key.label = "key `" + wanted.display() + "`";
  key.resource = find_key(graph, wanted);
  if (key.resource == nullptr) key.resource = find_deleted_key(graph, wanted);
  if (key.resource != nullptr) {
    describe_own(graph, key);
    return key;
  }
  key.arn = wanted;
  if (const auto arn = parse_arn(wanted)) {
    key.arn_known = true;
    key.region = arn->region;
    key.account = arn->account;
  } else if (!by_alias) {
    key.region = Text::of_symbol({.id = wanted.identity() + ".region",
                                  .name = "key's region",
                                  .cls = SymbolClass::Region});
    key.arn = key_arn(from.partition, from.region, from.account, wanted);
  }
  if (resource_part(wanted).literal_prefix().starts_with("alias/aws/")) {
    describe_aws_managed(key);
  } else {
    describe_foreign(graph, key, wanted);
  }
  return key;
}

std::vector<Key> find_keys(const ResourceGraph& graph) {
  std::vector<Key> keys;
  for (const Spelling type : kKeyTypes) {
    for (const Resource* resource : resources_of(graph, type)) {
      Key key;
      key.resource = resource;
      describe_own(graph, key);
      keys.push_back(std::move(key));
    }
  }
  return keys;
}

}  // namespace trailseal::cloudtrail
