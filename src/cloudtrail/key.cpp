// A key is named in four ways (CloudTrail API Reference, CreateTrail, KmsKeyId):
//
//   arn:aws:kms:REGION:ACCOUNT:key/ID       the key
//   ID                                      a key of the caller's account
//   arn:aws:kms:REGION:ACCOUNT:alias/NAME   what the alias points to
//   alias/NAME                              likewise, in the caller's account
//
// `alias/aws/...` are AWS managed keys, whose policies nobody can change.
#include "cloudtrail/key.hpp"

#include "aws/arn.hpp"
#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/key_look_up.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/origin.hpp"

namespace trailseal::cloudtrail {
namespace {

constexpr Spelling kAliasTarget{"target_key_id", "TargetKeyId"};

Value unknown_because(const std::string& reason, const std::string& help = {}) {
  return Value::unknown({.reason = reason, .help = help});
}

/// An unknown may be made from an alias, or from a key.
Value by_alias_of(const Unknown& why) {
  const Origin origin =
      why.origins.empty() ? Origin() : parse_origin(why.origins.front());
  if (!is_of_service(origin.type, "kms")) {
    return unknown_because(why.reason, why.help);
  }
  // The alias names itself, or it tells the key that it points to.
  return Value::boolean(kind_of(origin.type) == ResourceKind::KeyAlias &&
                        !origin.attribute.starts_with("target_key"));
}

/// A text of which not even the beginning is known may be anything.
Value by_alias_of(const Text& reference, bool by_alias) {
  const auto& pieces = reference.pieces();
  const bool open = !pieces.empty() && pieces.front().symbol != nullptr &&
                    pieces.front().symbol->cls == SymbolClass::Anything;
  if (!open) return Value::boolean(by_alias);
  return unknown_because("what `" + reference.display() + "` is");
}

/// Of a key that the inputs do not tell the region of.
Text region_symbol(const std::string& key) {
  return Text::of_symbol(
      {.id = key + ".region", .name = "key's region", .cls = SymbolClass::Region});
}

void describe_own(const ResourceGraph& graph, Key& key) {
  const Resource& resource = *key.resource;
  key.label = "`" + resource.address + "`";
  key.region = resource.region;
  key.account = resource.account;
  key.arn = text_or_symbol(attribute(resource, kKeyArn), resource.address + ".arn",
                           resource.address + ".arn", SymbolClass::Anything);
  key.named = key.arn;
  key.arn_known = true;
  key.place = place_of(resource);
  key.properties = properties_of(graph, resource);
  PolicyOwner owner{
      .resource = &resource, .names = {key.arn}, .label = key.label, .place = key.place};
  const Value& id = attribute(resource, kKeyId);
  if (id.is_text()) owner.names.push_back(id.as_text());
  key.policy = policy_in_force(graph, kKeyPolicy, owner);
  if (resource.observed) key.policy.grants = attribute(resource, {"grants", ""});
}

void describe_foreign(const ResourceGraph& graph, Key& key, const Text& reference,
                      const Resource& from) {
  const std::string reason = key.label + " is not in any input";
  key.properties = properties_read(find_data_key(graph, reference),
                                   unknown_because(reason, std::string(kKeyPolicy.help)));
  key.policy = policy_in_force(graph, kKeyPolicy,
                               {.names = {reference, key.arn},
                                .label = key.label,
                                .place = key.place,
                                .from = &from});
}

/// KMS Developer Guide, "AWS managed keys": their policies are fixed and admit only
/// principals of the account, through the owning service.
void describe_aws_managed(Key& key) {
  key.properties = properties_of_aws_managed_key();
  key.policy.note =
      key.label +
      " is an AWS managed key: its policy cannot be changed and does not allow "
      "CloudTrail";
  key.policy.place = key.place;
}

Key unknown_key(const Unknown& why, const Resource& from, const Place& place) {
  Key key;
  key.label = "the key";
  key.arn = key.named = Text::of_symbol({.id = from.address + ".key", .name = "key"});
  key.region = region_symbol(from.address + ".key");
  key.account = from.account;
  key.properties = properties_read(nullptr, unknown_because(why.reason, why.help));
  key.by_alias = by_alias_of(why);
  key.policy =
      unseen_policy("the key is not known: " + why.reason, why.help, place, why.reason);
  key.place = place;
  return key;
}

bool is_aws_managed(const Text& reference) {
  return resource_part(reference).literal_prefix().starts_with("alias/aws/");
}

/// The ARN of the key behind an alias that is in no input: one of the alias's account and
/// region. CloudTrail keeps it, not the alias (CreateTrail, KmsKeyId).
Text arn_behind_alias(const Key& key, const Text& reference, const Text& partition) {
  const Text alias =
      alias_arn(partition, key.region, key.account, resource_part(reference));
  return key_arn(partition, key.region, key.account,
                 Text::of_symbol({.id = alias.identity() + ".key",
                                  .name = "key of " + reference.display(),
                                  .cls = SymbolClass::KeyId}));
}

/// Where a key that is in no input is, as far as the reference tells. A key id is one of
/// the account and region of what names it, unless it is a part of something longer.
void place_foreign(Key& key, const Text& reference, const Resource& from, bool by_alias) {
  key.arn = key.named = reference;
  key.region = from.region;
  key.account = from.account;
  const auto arn = parse_arn(reference);
  if (arn) {
    key.arn_known = true;
    key.region = arn->region;
    key.account = arn->account;
  } else if (!by_alias) {
    key.region = region_symbol(reference.identity());
    key.arn = key.named = key_arn(from.partition, from.region, from.account, reference);
  }
  if (by_alias && !is_aws_managed(reference)) {
    key.arn = arn_behind_alias(key, reference, arn ? arn->partition : from.partition);
  }
}

/// The key that a value is made from whose form is not known: its id, say, where its ARN
/// is due.
const Resource* key_behind(const ResourceGraph& graph, const Value& reference,
                           const Resource& from) {
  const Resource* found = resource_behind(graph, reference, from);
  const bool key = found != nullptr && !found->data && is_key(kind_of(found->type));
  return key ? found : nullptr;
}

}  // namespace

Key follow_key(const ResourceGraph& graph, const Value& reference, const Resource& from,
               const Place& place) {
  Key key;
  key.place = place;
  if (!reference.is_text()) {
    key.resource = key_behind(graph, reference, from);
    if (key.resource == nullptr) return unknown_key(reference.as_unknown(), from, place);
    key.by_alias = Value::boolean(false);
    describe_own(graph, key);
    return key;
  }
  Text target = reference.as_text();
  const bool by_alias = resource_part(target).literal_prefix().starts_with("alias/");
  key.by_alias = by_alias_of(target, by_alias);
  if (by_alias) {
    const Resource* alias = find_alias(graph, target, &from);
    const Value pointed = alias ? attribute(*alias, kAliasTarget) : Value();
    if (pointed.is_text()) target = pointed.as_text();
  }
  key.label = "key `" + target.display() + "`";
  key.resource = find_key(graph, target, &from);
  if (key.resource != nullptr) {
    describe_own(graph, key);
    return key;
  }
  place_foreign(key, target, from, by_alias);
  if (is_aws_managed(target)) {
    describe_aws_managed(key);
  } else {
    describe_foreign(graph, key, target, from);
  }
  return key;
}

Key describe_key(const ResourceGraph& graph, const Resource& resource) {
  Key key;
  key.resource = &resource;
  describe_own(graph, key);
  return key;
}

std::vector<Key> find_keys(const ResourceGraph& graph) {
  std::vector<Key> keys;
  for (const Resource* resource : key_resources(graph)) {
    keys.push_back(describe_key(graph, *resource));
  }
  return keys;
}

}  // namespace trailseal::cloudtrail
