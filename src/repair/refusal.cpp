#include "repair/refusal.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "cloudtrail/event_data_store.hpp"
#include "cloudtrail/log_role.hpp"
#include "cloudtrail/request/logs_request.hpp"
#include "cloudtrail/request/neighbor_key_request.hpp"
#include "cloudtrail/request/object_path.hpp"

namespace trailseal::repair {
namespace {

using cloudtrail::Decision;
using cloudtrail::Destination;
using cloudtrail::PolicyInForce;
using iam::ContextValue;
using iam::PolicyKind;

/// A refusal of a decision; what is not refused, or not for a request, is none.
std::optional<Refusal> refusal_of(const Decision& decision, const PolicyInForce& policy,
                                  Holder holder, PolicyKind kind) {
  if (decision.allowed() != Verdict::Fails || !decision.request) return std::nullopt;
  Refusal refusal{.request = decision.request,
                  .outcome = decision.outcome,
                  .holder = holder,
                  .kind = kind,
                  .site = site_of(policy, kind),
                  .missing_policy = !policy.note.empty()};
  if (kind == PolicyKind::Key) refusal.resources = {Text("*")};
  const std::string& action = refusal.request->action;
  refusal.actions = {action == "kms:GenerateDataKey" ? action + "*" : action};
  return refusal;
}

void add(std::vector<Refusal>& all, std::optional<Refusal> refusal, const Resource* owner,
         const Resource* caller) {
  if (!refusal) return;
  refusal->owner = owner;
  refusal->caller = caller;
  all.push_back(std::move(*refusal));
}

void add_bucket(std::vector<Refusal>& all, const Destination& destination,
                const Decision& decision) {
  const cloudtrail::Bucket& bucket = destination.bucket;
  auto refusal =
      refusal_of(decision, bucket.policy, Holder::Bucket, PolicyKind::Resource);
  if (!refusal) return;
  refusal->bucket_arn = bucket.arn;
  const Value& prefix = destination.trail.prefix;
  if (prefix.is_text()) refusal->prefix = prefix.as_text();
  if (refusal->request->action == "s3:PutObject") {
    for (const Text& path : cloudtrail::granted_paths_of(destination.trail)) {
      refusal->resources.push_back(bucket.arn + Text("/") + path);
    }
  } else {
    refusal->resources = {bucket.arn};
  }
  add(all, std::move(refusal), bucket.resource, destination.trail.resource);
}

/// `actions` are all that the caller asks of the key; empty: the one that is refused.
void add_key(std::vector<Refusal>& all, const cloudtrail::Key& key,
             const Decision& decision, const Resource* caller,
             std::vector<std::string> actions = {}) {
  auto refusal = refusal_of(decision, key.policy, Holder::Key, PolicyKind::Key);
  if (refusal && !actions.empty()) refusal->actions = std::move(actions);
  add(all, std::move(refusal), key.resource, caller);
}

/// CloudTrail User Guide, "Amazon SNS topic policy for CloudTrail"; "Configure AWS KMS key
/// policies for CloudTrail", event data stores.
const std::vector<std::string> kNeighborActions{"kms:GenerateDataKey*", "kms:Decrypt"};

/// CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS Key
/// Management Service".
const std::vector<std::string> kLogsActions{"kms:Encrypt*", "kms:Decrypt*",
                                            "kms:ReEncrypt*", "kms:GenerateDataKey*",
                                            "kms:Describe*"};

void add_topic(std::vector<Refusal>& all, const Destination& destination) {
  if (!destination.topic) return;
  const cloudtrail::Topic& topic = *destination.topic;
  const Resource* trail = destination.trail.resource;
  auto publish =
      refusal_of(*destination.publish, topic.policy, Holder::Topic, PolicyKind::Resource);
  if (publish) publish->resources = {topic.arn};
  add(all, std::move(publish), topic.resource, trail);
  if (topic.key) {
    add_key(all, *topic.key, *destination.topic_key, trail, kNeighborActions);
  }
}

void add_role(std::vector<Refusal>& all, const ResourceGraph& graph,
              const Destination& destination) {
  const auto role = cloudtrail::log_role_of(graph, destination.trail);
  if (!role || !destination.log_write || !destination.log_write->request) return;
  const Decision& decision = *destination.log_write;
  const Resource* trail = destination.trail.resource;
  if (decision.request->caller.kind == iam::Caller::Kind::Service) {
    auto trust = refusal_of(decision, role->trust, Holder::Role, PolicyKind::Trust);
    return add(all, std::move(trust), role->resource, trail);
  }
  PolicyInForce own;
  for (const PolicyInForce& one : role->policies) {
    if (!one.attribute.empty()) own = one;
  }
  auto write = refusal_of(decision, own, Holder::Role, PolicyKind::Identity);
  if (write) {
    write->actions = {"logs:CreateLogStream", "logs:PutLogEvents"};
    write->resources = {destination.log_group->arn + Text(":*")};
    write->missing_policy = role->policies.empty();
  }
  add(all, std::move(write), role->resource, trail);
}

/// An event data store belongs to no trail: it is found by what the result points at.
void add_stores(std::vector<Refusal>& all, const ResourceGraph& graph,
                const engine::Result& result) {
  for (const auto& store : cloudtrail::find_event_data_stores(graph)) {
    if (!store.key || store.resource->input != result.input) continue;
    const Decision decision = cloudtrail::decide_store_key(store);
    if (decision.place.address != result.place.address) continue;
    add_key(all, *store.key, decision, store.resource, kNeighborActions);
  }
}

void add_delivery(std::vector<Refusal>& all, const engine::Result& result,
                  const Destination& destination) {
  const cloudtrail::Delivery& delivery = destination.delivery;
  if (result.rule->is_about("delivery.get_bucket_acl")) {
    add_bucket(all, destination, delivery.get_bucket_acl);
  }
  if (result.rule->is_about("delivery.put_object")) {
    add_bucket(all, destination, delivery.put_object);
  }
  if (!destination.key) return;
  const auto ask = [&](const char* fact, const std::optional<Decision>& decision) {
    if (!decision || !result.rule->is_about(fact)) return;
    add_key(all, *destination.key, *decision, destination.trail.resource);
  };
  ask("delivery.generate_data_key", delivery.generate_data_key);
  ask("delivery.describe_key", delivery.describe_key);
  ask("delivery.decrypt", delivery.decrypt);
}

/// Does it hold the name that CloudFormation gives the caller? Only a reference to the
/// caller yields that, and the caller waits for the policy.
bool holds_own_name(const Text& value, const Resource* caller) {
  if (caller == nullptr) return false;
  const Value& own = caller->attributes["@ref"];
  if (!own.is_text() || own.as_text().pieces().size() != 1) return false;
  const auto& name = own.as_text().pieces().front().symbol;
  const auto& pieces = value.pieces();
  return name && std::any_of(pieces.begin(), pieces.end(), [&](const auto& piece) {
           return piece.symbol && piece.symbol->id == name->id;
         });
}

}  // namespace

Text Refusal::service() const {
  const iam::Caller& who = request->caller;
  return who.regional.empty() ? Text(who.service) : who.regional;
}

std::optional<Text> sure_value(const iam::Request& request, std::string_view key) {
  const ContextValue value = request.context.find(key);
  if (value.state != ContextValue::State::Present || !value.certain) return std::nullopt;
  if (value.multivalued || value.values.size() != 1) return std::nullopt;
  const Text& text = value.values.front();
  const auto& pieces = text.pieces();
  const bool varies = std::any_of(pieces.begin(), pieces.end(), [](const auto& piece) {
    return piece.symbol && piece.symbol->incidental;
  });
  return varies ? std::nullopt : std::optional(text);
}

std::optional<Binding> binding_of(const iam::Request& request, const Resource* caller) {
  struct Row {
    const char* op;
    const char* key;
  };
  // CloudTrail User Guide, "Amazon S3 bucket policy for CloudTrail" and "Configure AWS KMS
  // key policies for CloudTrail"; CloudWatch Logs User Guide, "Encrypt log data".
  constexpr std::array kRows{Row{"StringEquals", "aws:SourceArn"},
                             Row{"ArnEquals", "kms:EncryptionContext:aws:logs:arn"},
                             Row{"StringEquals", "aws:SourceAccount"}};
  std::optional<Binding> last;
  for (const Row& row : kRows) {
    const auto value = sure_value(request, row.key);
    if (!value) continue;
    Binding binding{.op = row.op, .key = row.key, .value = *value};
    if (!holds_own_name(*value, caller)) return binding;
    if (!last) last = std::move(binding);
  }
  return last;
}

std::optional<Destination> destination_of(const ResourceGraph& graph,
                                          const engine::Result& result) {
  if (result.trail.empty()) return std::nullopt;
  for (const cloudtrail::Trail& trail : cloudtrail::find_trails(graph)) {
    const bool same =
        trail.resource->address == result.trail && trail.resource->input == result.input;
    if (same) return cloudtrail::follow(graph, trail);
  }
  return std::nullopt;
}

std::vector<Refusal> refusals_behind(const ResourceGraph& graph,
                                     const engine::Result& result) {
  std::vector<Refusal> all;
  if (result.rule->is_about("event_data_store.use_key")) add_stores(all, graph, result);
  const auto destination = destination_of(graph, result);
  if (!destination) return all;
  if (result.rule->is_about("delivery")) add_delivery(all, result, *destination);
  if (result.rule->is_about("topic")) add_topic(all, *destination);
  if (result.rule->is_about("log_group.write")) add_role(all, graph, *destination);
  const auto& group = destination->log_group;
  if (group && group->key && result.rule->is_about("log_group.use_key")) {
    add_key(all, *group->key, cloudtrail::decide_log_group_key(*group), group->resource,
            kLogsActions);
  }
  return all;
}

}  // namespace trailseal::repair
