#include "repair/argument_change.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "aws/resource_kind.hpp"
#include "base/shown_text.hpp"
#include "base/word_list.hpp"
#include "cloudtrail/argument.hpp"
#include "cloudtrail/bucket.hpp"
#include "cloudtrail/fact/trail_facts.hpp"
#include "cloudtrail/key_look_up.hpp"
#include "repair/new_policy.hpp"

namespace trailseal::repair {
namespace {

using cloudtrail::Destination;
using cloudtrail::Spelling;

/// Of which resource a switch is an argument.
enum class SwitchOf { Trail, Key, Payer };

/// A switch: the fact that is about it, and the value that is wanted.
struct SwitchRow {
  std::string_view fact;
  SwitchOf of;
  Spelling path;
  std::string_view value;  ///< empty: true
};

constexpr std::array kSwitches{
    SwitchRow{
        "key.rotation", SwitchOf::Key, {"enable_key_rotation", "EnableKeyRotation"}, ""},
    SwitchRow{"bucket.requester_pays", SwitchOf::Payer, {"payer", ""}, "BucketOwner"},
    SwitchRow{"trail.logging", SwitchOf::Trail, {"enable_logging", "IsLogging"}, ""},
    SwitchRow{"trail.log_validation",
              SwitchOf::Trail,
              {"enable_log_file_validation", "EnableLogFileValidation"},
              ""},
    SwitchRow{"trail.multi_region",
              SwitchOf::Trail,
              {"is_multi_region_trail", "IsMultiRegionTrail"},
              ""},
};

/// The key that a switch is on: a replica rotates with its primary.
const Resource* switched_key(const Destination& destination, const SwitchRow& row,
                             const ResourceGraph& graph) {
  const Resource* key = destination.key ? destination.key->resource : nullptr;
  if (key == nullptr || row.fact != "key.rotation") return key;
  if (kind_of(key->type) != ResourceKind::ReplicaKey) return key;
  const Value& primary =
      cloudtrail::attribute(*key, {"primary_key_arn", "PrimaryKeyArn"});
  return primary.is_text() ? cloudtrail::find_key(graph, primary.as_text()) : nullptr;
}

const Resource* resource_of(const engine::Result& result, const Destination& destination,
                            const SwitchRow& row, const ResourceGraph& graph) {
  switch (row.of) {
    case SwitchOf::Trail:
      return destination.trail.resource;
    case SwitchOf::Key:
      return switched_key(destination, row, graph);
    case SwitchOf::Payer:
      return graph.find(result.place.input, result.place.address);
  }
  return nullptr;
}

/// The value that is due in an argument, and what it is of.
struct Due {
  Value value{};
  EditOrigin origin{};
};

/// The resource of a kind whose name, id or ARN the value is.
const Resource* named_by(const ResourceGraph& graph, ResourceKind kind,
                         const Value& value) {
  if (!value.is_text()) return nullptr;
  constexpr std::array kIdentities{Spelling{"arn", "@arn"}, Spelling{"name", "@ref"},
                                   Spelling{"id", "@ref"}, Spelling{"bucket", "@ref"},
                                   Spelling{"key_id", "@ref"}};
  for (const Resource* resource : cloudtrail::resources_of(graph, kind)) {
    for (const Spelling& identity : kIdentities) {
      const Value& own = cloudtrail::attribute(*resource, identity);
      if (own.is_text() && own.as_text() == value.as_text()) return resource;
    }
  }
  return nullptr;
}

std::optional<Due> arn_of(const Resource* resource, std::string_view behind = "") {
  if (resource == nullptr) return std::nullopt;
  const Value& arn = cloudtrail::attribute(*resource, {"arn", "@arn"});
  if (!arn.is_text()) return std::nullopt;
  const bool terraform = resource->language == Language::Terraform;
  Text text = arn.as_text();
  const bool whole = text.literal_suffix().ends_with(behind) && !behind.empty();
  if (!whole) text = text + Text(behind);
  return Due{.value = Value::text(text),
             .origin = {resource->address, terraform ? "arn" : "Arn"}};
}

void add_form(std::vector<Change>& changes, const Resource& resource,
              const std::string& path, std::optional<Due> due) {
  if (!due) return;
  const Value& now = resource.attributes.at_path(path);
  if (now.is_text() && now.as_text() == due->value.as_text()) return;
  Edit edit = set_argument(resource, path, due->value);
  std::string shown = quoted(due->value.as_text());
  if (!due->origin.address.empty()) {
    edit.origin = due->origin;
    const bool arn = due->origin.attribute == "arn" || due->origin.attribute == "Arn";
    shown =
        std::string(arn ? "the ARN" : "the name") + " of `" + due->origin.address + "`";
  }
  changes.push_back(
      {.edits = {std::move(edit)},
       .phrases = {"set `" + path + "` of `" + resource.address + "` to " + shown},
       .size = size::kValue});
}

std::optional<Due> bucket_due(const ResourceGraph& graph, const Value& given) {
  const Resource* bucket = named_by(graph, ResourceKind::Bucket, given);
  if (bucket == nullptr) return std::nullopt;
  const bool terraform = bucket->language == Language::Terraform;
  return Due{.value = Value::text(cloudtrail::name_of_bucket(*bucket)),
             .origin = {bucket->address, terraform ? "bucket" : "Ref"}};
}

/// An ARN that only lacks what stands behind it.
std::optional<Due> with_star(const Value& given) {
  if (!given.is_text()) return std::nullopt;
  const Text& text = given.as_text();
  if (!text.literal_prefix().starts_with("arn:")) return std::nullopt;
  if (text.literal_suffix().ends_with(":*")) return std::nullopt;
  return Due{.value = Value::text(text + Text(":*"))};
}

void add_log_group(std::vector<Change>& changes, const ResourceGraph& graph,
                   const Resource& trail) {
  const Spelling path{"cloud_watch_logs_group_arn", "CloudWatchLogsLogGroupArn"};
  const Value& given = cloudtrail::attribute(trail, path);
  if (given.is_unset()) return;
  auto due = arn_of(named_by(graph, ResourceKind::LogGroup, given), ":*");
  if (!due) due = with_star(given);
  add_form(changes, trail, std::string(path.of(trail)), std::move(due));
}

/// Every argument of a trail and its log group whose form is wrong.
std::vector<Change> all_forms(const ResourceGraph& graph,
                              const Destination& destination) {
  std::vector<Change> changes;
  const Resource& trail = *destination.trail.resource;
  const Value& bucket = destination.trail.bucket_name;
  if (bucket.is_text() && bucket.as_text().literal_prefix().starts_with("arn:")) {
    add_form(changes, trail, std::string(cloudtrail::kTrailBucket.of(trail)),
             bucket_due(graph, bucket));
  }
  if (trail.language == Language::Terraform && destination.key) {
    const Text& named = destination.trail.key_id.as_text();
    if (!named.literal_prefix().starts_with("arn:")) {
      add_form(changes, trail, "kms_key_id", arn_of(destination.key->resource));
    }
  }
  add_log_group(changes, graph, trail);
  const Spelling role{"cloud_watch_logs_role_arn", "CloudWatchLogsRoleArn"};
  add_form(
      changes, trail, std::string(role.of(trail)),
      arn_of(named_by(graph, ResourceKind::Role, cloudtrail::attribute(trail, role))));
  const auto& group = destination.log_group;
  if (group && group->resource != nullptr && group->key) {
    const Spelling key{"kms_key_id", "KmsKeyId"};
    add_form(changes, *group->resource, std::string(key.of(*group->resource)),
             arn_of(group->key->resource));
  }
  return changes;
}

/// Does the provider fill the attribute in, because nothing is written there?
bool is_filled_in(const Resource& resource, const Value& value) {
  return value.is_unknown() && cloudtrail::is_left_open(resource, value);
}

/// The value inside of the maps and lists that lead to it.
Value wrapped(Value value, const std::vector<EditStep>& steps) {
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    if (step->member.empty()) {
      value = Value::list({std::move(value)});
    } else {
      Value map = Value::map();
      map.set(step->member, std::move(value));
      value = std::move(map);
    }
  }
  return value;
}

}  // namespace

Edit set_argument(const Resource& resource, const std::string& path, Value value) {
  const Value* here = &resource.attributes;
  std::vector<EditStep> left = path_steps(path);
  std::string way;
  Position place = resource.position;
  while (!left.empty()) {
    const EditStep step = left.front();
    const Value& next = at_step(*here, step);
    const bool written = !next.is_unset() && !is_filled_in(resource, next);
    if (!written) break;
    if (!way.empty()) way += '.';
    way += step.member.empty() ? std::to_string(step.index) : step.member;
    if (next.position().line != 0) place = next.position();
    here = &next;
    left.erase(left.begin());
  }
  Edit edit{.input = resource.input,
            .resource = resource.address,
            .attribute = way,
            .place = place};
  if (!left.empty()) {
    edit.kind = Edit::Kind::AddMember;
    edit.key = left.front().member;
    left.erase(left.begin());
  }
  edit.value = wrapped(std::move(value), left);
  return edit;
}

std::vector<Change> switches_for(const engine::Result& result,
                                 const Destination& destination,
                                 const ResourceGraph& graph) {
  std::vector<Change> changes;
  for (const SwitchRow& row : kSwitches) {
    if (result.rule->at != row.fact) continue;
    const Resource* resource = resource_of(result, destination, row, graph);
    if (resource == nullptr) continue;
    const std::string path(row.path.of(*resource));
    if (path.empty()) continue;
    Value value = row.value.empty() ? Value::boolean(true) : Value::text(Text(row.value));
    const std::string shown = row.value.empty() ? "true" : std::string(row.value);
    changes.push_back({.edits = {set_argument(*resource, path, std::move(value))},
                       .phrases = {"set `" + path + "` of `" + resource->address +
                                   "` to `" + shown + "`"},
                       .size = size::kValue});
  }
  return changes;
}

std::vector<Change> enabled_keys(const ResourceGraph& graph,
                                 const engine::Result& result) {
  const Resource* key = graph.find(result.place.input, result.place.address);
  if (key == nullptr || !is_key(kind_of(key->type))) return {};
  const bool terraform = key->language == Language::Terraform;
  for (const std::string path : {"is_enabled", "enabled", "Enabled"}) {
    const Value& value = key->attributes[path];
    if (!value.is_false() && !value.is_literal("false")) continue;
    if (terraform == (path == "Enabled")) continue;
    return {{.edits = {set_argument(*key, path, Value::boolean(true))},
             .phrases = {"set `" + path + "` of `" + key->address + "` to `true`"},
             .size = size::kValue}};
  }
  return {};
}

std::vector<Change> waits_for(const ResourceGraph& graph,
                              const Destination& destination) {
  const Resource& trail = *destination.trail.resource;
  Change change{.size = size::kValue};
  for (const Resource* policy : cloudtrail::awaited_policies(graph, destination)) {
    if (graph.waits_for(trail, *policy)) continue;
    if (graph.waits_for(*policy, trail)) return {};
    change.edits.push_back(waiting(trail, policy->address));
    change.phrases.push_back("make `" + trail.address + "` wait for `" + policy->address +
                             "`");
  }
  if (change.edits.empty()) return {};
  return {std::move(change)};
}

std::vector<Change> forms_for(const ResourceGraph& graph,
                              const Destination& destination) {
  std::vector<Change> changes = all_forms(graph, destination);
  if (changes.empty()) return {};
  Change together;
  for (Change& change : changes) together.add(std::move(change));
  return {std::move(together)};
}

}  // namespace trailseal::repair
