// A trail names its topic by name or by ARN. CloudTrail User Guide, "Configuring Amazon
// SNS notifications for CloudTrail"; SNS Developer Guide, "Key management".
#include "cloudtrail/topic.hpp"

#include <array>

#include "aws/arn.hpp"
#include "base/ascii.hpp"
#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/own_input.hpp"
#include "cloudtrail/spelling.hpp"

namespace trailseal::cloudtrail {
namespace {

constexpr Spelling kTopicArn{"arn", "@arn"};
constexpr Spelling kTopicName{"name", "TopicName"};
constexpr Spelling kTopicKey{"kms_master_key_id", "KmsMasterKeyId"};

constexpr std::array kIdentities{kTopicArn, kTopicName, Spelling{"id", "@ref"}};

/// A name is the end of the ARN, which may be half known where the name is not.
std::vector<const Resource*> possible_topics(const ResourceGraph& graph,
                                             const Text& reference) {
  const bool is_arn = reference.literal_prefix().starts_with("arn:");
  return resources_like(graph, ResourceKind::Topic, kIdentities, std::array{reference},
                        is_arn ? Likeness::Same : Likeness::Possible);
}

const Resource* find_topic(const ResourceGraph& graph, const Text& reference,
                           const Resource& from) {
  std::vector<const Resource*> found;
  for (const Resource* resource : possible_topics(graph, reference)) {
    const Value& arn = attribute(*resource, kTopicArn);
    const auto parts = arn.is_text() ? parse_arn(arn.as_text()) : std::nullopt;
    Verdict same = parts ? equal(parts->resource, reference) : Verdict::Fails;
    for (const Spelling& identity : kIdentities) {
      same = either(same, names(attribute(*resource, identity), reference));
    }
    if (same == Verdict::Holds) found.push_back(resource);
  }
  return own_or_first(graph, found, &from);
}

/// What SNS gives a topic that was made without a policy, as a state has it:
/// `__default_statement_ID` lets in everyone whose `AWS:SourceOwner` is the topic's account.
bool is_default(const iam::Policy& policy) {
  return policy.statements.size() == 1 &&
         policy.statements.front().sid == "__default_statement_ID" &&
         policy.statements.front().conditions.size() == 1 &&
         ascii_lower(policy.statements.front().conditions.front().key) ==
             "aws:sourceowner";
}

PolicyInForce policy_of(const ResourceGraph& graph, const Topic& topic) {
  PolicyInForce policy = policy_in_force(graph, kTopicPolicy,
                                         {.resource = topic.resource,
                                          .names = {topic.arn},
                                          .label = topic.label,
                                          .place = topic.place});
  if (!is_default(policy.policy)) return policy;
  return {.place = topic.place,
          .note = topic.label + " " + std::string(kTopicPolicy.none)};
}

Topic read_topic(const ResourceGraph& graph, const Resource& resource) {
  Topic topic;
  topic.resource = &resource;
  topic.label = "`" + resource.address + "`";
  topic.place = place_of(resource);
  if (const Value& arn = attribute(resource, kTopicArn); arn.is_text()) {
    topic.arn = arn.as_text();
  }
  topic.region = resource.region;
  topic.account = resource.account;
  topic.key_place = place_of(resource, kTopicKey);
  topic.key_id = text_or_null(attribute(resource, kTopicKey));
  if (!topic.key_id.is_null()) {
    topic.key = follow_key(graph, topic.key_id, resource, topic.key_place);
    topic.key_manager = topic.key->properties.manager;
  }
  topic.policy = policy_of(graph, topic);
  return topic;
}

/// A name stands for a topic of the trail's account in its region.
Text arn_of(const Trail& trail, const Text& reference) {
  if (parse_arn(reference)) return reference;
  return topic_arn(trail.partition, trail.region, trail.account, reference);
}

}  // namespace

std::optional<Topic> topic_of(const ResourceGraph& graph, const Trail& trail) {
  if (trail.topic.is_null()) return std::nullopt;
  const Resource* resource =
      trail.topic.is_text() ? find_topic(graph, trail.topic.as_text(), *trail.resource)
                            : nullptr;
  if (resource != nullptr) return read_topic(graph, *resource);
  Topic topic;
  topic.place = topic.key_place = place_of(*trail.resource, kTrailTopic);
  if (trail.topic.is_text()) {
    topic.arn = trail.topic.as_text();
    topic.label = "topic `" + topic.arn.display() + "`";
    topic.policy = policy_in_force(graph, kTopicPolicy,
                                   {.names = {arn_of(trail, topic.arn)},
                                    .label = topic.label,
                                    .place = topic.place,
                                    .from = trail.resource});
    if (const auto arn = parse_arn(arn_of(trail, topic.arn))) {
      topic.region = arn->region;
      topic.account = arn->account;
    }
  } else {
    topic.label = "the topic";
    topic.policy = unseen_policy(trail.topic.as_unknown().reason,
                                 std::string(kTopicPolicy.help), topic.place);
  }
  const std::string reason = trail.topic.is_unknown()
                                 ? trail.topic.as_unknown().reason
                                 : topic.label + " is not in any input";
  topic.key_id = topic.key_manager =
      Value::unknown({.reason = reason, .help = std::string(kTopicPolicy.help)});
  return topic;
}

std::vector<Topic> find_topics(const ResourceGraph& graph) {
  std::vector<Topic> topics;
  for (const Resource* resource : resources_of(graph, ResourceKind::Topic)) {
    topics.push_back(read_topic(graph, *resource));
  }
  return topics;
}

}  // namespace trailseal::cloudtrail
