#include "repair/key_change.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "aws/arn.hpp"
#include "base/shown_text.hpp"
#include "cloudtrail/bucket_encryption.hpp"
#include "cloudtrail/key_obstacle.hpp"
#include "cloudtrail/trail_bucket_name.hpp"
#include "repair/argument_change.hpp"
#include "repair/default_encryption.hpp"
#include "repair/new_address.hpp"
#include "repair/new_policy.hpp"

namespace trailseal::repair {
namespace {

using cloudtrail::Destination;
using cloudtrail::Key;

/// A key that may be used, and what makes it, where it is new.
struct KeyChoice {
  Value arn{};
  std::optional<EditOrigin> origin{};
  std::string label{};
  Change made{};
};

KeyChoice choice_of(const Key& key, int size) {
  KeyChoice choice{
      .arn = Value::text(key.arn), .label = key.label, .made = {.size = size}};
  if (key.resource != nullptr) {
    const bool terraform = key.resource->language == Language::Terraform;
    choice.origin = EditOrigin{key.resource->address, terraform ? "arn" : "Arn"};
  }
  return choice;
}

/// Can the key encrypt for the bucket, as far as its kind and its place go?
bool fits(const Key& key, const Text& region) {
  return cloudtrail::is_usable(key.properties) != Verdict::Fails &&
         equal(key.region, region) != Verdict::Fails && key.arn_known;
}

/// A symmetric key that the account administers and that rotates. What CloudTrail needs of
/// its policy is found as for any other key.
KeyChoice new_key(const ResourceGraph& graph, const Resource& user) {
  const Text& account = user.deploying_account();
  const bool terraform = user.language == Language::Terraform;
  Edit create{.kind = Edit::Kind::CreateResource,
              .input = user.input,
              .resource = user.address,
              .place = user.position};
  create.created.type = type_for(ResourceKind::Key, user);
  create.created.address = new_address(graph, user, create.created.type, user, "Key");
  const std::string& address = create.created.address;
  create.value.set(terraform ? "description" : "Description",
                   Value::text(Text("Encrypts the log files of CloudTrail")));
  create.value.set(terraform ? "enable_key_rotation" : "EnableKeyRotation",
                   Value::boolean(true));
  create.value.set(terraform ? "policy" : "KeyPolicy",
                   key_document(user.partition, account, {}));
  const Text id = Text::of_symbol({.id = std::to_string(user.input) + address + ".key_id",
                                   .name = address + (terraform ? ".key_id" : "'s id"),
                                   .cls = SymbolClass::KeyId});
  const Text arn = key_arn(user.partition, user.region, account, id);
  create.created.made.set(terraform ? "key_id" : "@ref", Value::text(id));
  create.created.made.set(terraform ? "arn" : "@arn", Value::text(arn));
  KeyChoice choice{.arn = Value::text(arn),
                   .origin = EditOrigin{address, terraform ? "arn" : "Arn"},
                   .label = "`" + address + "`"};
  choice.made.edits = {std::move(create)};
  choice.made.phrases = {"create the key " + choice.label};
  choice.made.size = size::kResources;
  return choice;
}

/// The keys of the inputs that a trail may use, those first that are its own already. A key that is there for something else is none of them.
std::vector<KeyChoice> choices_there(const ResourceGraph& graph,
                                     const Destination& destination) {
  std::vector<KeyChoice> found;
  std::vector<const Resource*> seen;
  const Text& region = destination.bucket.region;
  const Resource& trail = *destination.trail.resource;
  const auto add = [&](const Key& key, int size) {
    if (key.properties.manager.is_literal("aws") || !fits(key, region)) return;
    if (key.resource != nullptr &&
        std::find(seen.begin(), seen.end(), key.resource) != seen.end()) {
      return;
    }
    seen.push_back(key.resource);
    // A policy that names the trail by reference makes the key wait for it.
    if (key.resource != nullptr && graph.waits_for(*key.resource, trail)) return;
    found.push_back(choice_of(key, size));
  };
  if (destination.key) add(*destination.key, 0);
  if (destination.default_key) add(*destination.default_key, 0);
  const std::vector<Key> all = cloudtrail::find_keys(graph);
  for (const Key& key : all) {
    if (!graph.together(*key.resource, trail)) continue;
    const bool named = cloudtrail::is_named_for_trails(key.resource->address);
    if (named || all.size() == 1) add(key, size::kValue);
  }
  return found;
}

/// The same, then a new one.
std::vector<KeyChoice> choices(const ResourceGraph& graph,
                               const Destination& destination) {
  std::vector<KeyChoice> found = choices_there(graph, destination);
  found.push_back(new_key(graph, *destination.trail.resource));
  return found;
}

void set_key(const Resource& resource, const std::string& path, const KeyChoice& choice,
             Change& change) {
  Edit edit = set_argument(resource, path, choice.arn);
  edit.origin = choice.origin;
  change.add({.edits = {std::move(edit)},
              .phrases = {"set `" + path + "` of `" + resource.address +
                          "` to the ARN of " + choice.label},
              .size = size::kValue});
}

std::vector<Change> keys_for_trail(const Destination& destination,
                                   const std::vector<KeyChoice>& choices) {
  std::vector<Change> changes;
  const Resource& trail = *destination.trail.resource;
  for (const KeyChoice& choice : choices) {
    const Value& now = destination.trail.key_id;
    if (now.is_text() && now.as_text() == choice.arn.as_text()) continue;
    Change change = choice.made;
    set_key(trail, std::string(cloudtrail::kTrailKey.of(trail)), choice, change);
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace

std::vector<Change> trail_keys(const ResourceGraph& graph,
                               const Destination& destination) {
  return keys_for_trail(destination, choices(graph, destination));
}

std::vector<Change> other_keys(const ResourceGraph& graph,
                               const Destination& destination) {
  return keys_for_trail(destination, choices_there(graph, destination));
}

std::vector<Change> default_encryptions(const ResourceGraph& graph,
                                        const Destination& destination) {
  std::vector<Change> changes;
  const auto set = default_encryption_of(graph, destination);
  if (!set) return changes;
  for (const KeyChoice& choice : choices(graph, destination)) {
    Change change = choice.made;
    change.add(
        set->with({.arn = choice.arn, .origin = choice.origin, .label = choice.label}));
    changes.push_back(std::move(change));
  }
  if (!set->is_kms) changes.push_back(set->with({}));
  return changes;
}

std::vector<Change> default_key_arns(const ResourceGraph& graph,
                                     const Destination& destination) {
  const cloudtrail::Bucket::Encryption& encryption = destination.bucket.encryption;
  const auto& key = destination.default_key;
  if (!key || !encryption.key_id.is_text()) return {};
  const Text& given = encryption.key_id.as_text();
  const auto path = default_key_path(graph, destination);
  if (!path) return {};
  DefaultKey wanted{.arn = Value::text(key->arn), .label = key->label};
  if (key->resource != nullptr) {
    const bool terraform = key->resource->language == Language::Terraform;
    wanted.origin = EditOrigin{key->resource->address, terraform ? "arn" : "Arn"};
  } else {
    const cloudtrail::Bucket& bucket = destination.bucket;
    const bool alias = given.literal_prefix().starts_with("alias/");
    const auto make = alias ? &alias_arn : &key_arn;
    wanted.arn =
        Value::text(make(bucket.partition, bucket.region, bucket.account, given));
  }
  Edit edit = set_argument(*path->resource, path->attribute, wanted.arn);
  edit.origin = wanted.origin;
  return {
      {.edits = {std::move(edit)},
       .phrases = {"name the default key of " + destination.bucket.label + " by its ARN"},
       .size = size::kValue}};
}

std::vector<Change> topic_keys(const ResourceGraph& graph,
                               const Destination& destination) {
  std::vector<Change> changes;
  if (!destination.topic || destination.topic->resource == nullptr) return changes;
  const Resource& topic = *destination.topic->resource;
  if (destination.topic_key && destination.topic_key->request) return changes;
  const cloudtrail::Spelling path{"kms_master_key_id", "KmsMasterKeyId"};
  for (const KeyChoice& choice : choices(graph, destination)) {
    Change change = choice.made;
    set_key(topic, std::string(path.of(topic)), choice, change);
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace trailseal::repair
