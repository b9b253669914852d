// CloudTrail publishes as `cloudtrail.amazonaws.com`. A new topic without a policy has
// the default one, which admits its own account alone. CloudTrail User Guide, "Amazon SNS
// topic policy for CloudTrail"; SNS Developer Guide, "Key management".
#include "cloudtrail/topic.hpp"

#include "aws/arn.hpp"
#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/change.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/request/request_context.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/resource_graph.hpp"
#include "iam/evaluator.hpp"

namespace trailseal::cloudtrail {
namespace {

constexpr Spelling kTopic{"aws_sns_topic", "AWS::SNS::Topic"};
constexpr Spelling kArn{"arn", "@arn"};
constexpr Spelling kName{"name", "TopicName"};
constexpr Spelling kKeyId{"kms_master_key_id", "KmsMasterKeyId"};
constexpr Spelling kTrailTopic{"sns_topic_name", "SnsTopicName"};

const char* const kGiveTopic =
    "check it together with the plan or template that declares the topic";

const Resource* find(const ResourceGraph& graph, const Text& reference) {
  for (const Resource* resource : resources_of(graph, kTopic)) {
    const Value& arn = attribute(*resource, kArn);
    const auto parts = arn.is_text() ? parse_arn(arn.as_text()) : std::nullopt;
    if (parts && equal(parts->resource, reference) == Verdict::Holds) return resource;
    for (const Spelling& identity : {kArn, kName, Spelling{"id", "@ref"}}) {
      if (names(attribute(*resource, identity), reference) == Verdict::Holds) {
        return resource;
      }
    }
  }
  return nullptr;
}

/// Does a separate policy name the topic? A list of topics in CloudFormation.
Verdict names_topic(const Resource& policy, const Text& arn) {
  const Value& target = attribute(
      policy, {"arn", policy.type == "AWS::SNS::TopicPolicy" ? "Topics" : "TopicArn"});
  if (!target.is_list()) return names(target, arn);
  Verdict any = Verdict::Fails;
  for (const Value& item : target.items()) any = either(any, names(item, arn));
  return any;
}

PolicyInForce policy_of(const ResourceGraph& graph, const Topic& topic) {
  const Resource* possible = nullptr;
  for (const Spelling& type : {Spelling{"aws_sns_topic_policy", "AWS::SNS::TopicPolicy"},
                               Spelling{"", "AWS::SNS::TopicInlinePolicy"}}) {
    for (const Resource* policy : resources_of(graph, type)) {
      const Verdict named = names_topic(*policy, topic.arn);
      if (named == Verdict::Holds)
        return policy_at(*policy, {"policy", "PolicyDocument"});
      if (named == Verdict::Unknown) possible = policy;
    }
  }
  if (possible != nullptr) {
    return unseen_policy("`" + possible->address + "` may set the policy of " +
                             topic.label + ": its topic is not known",
                         "", topic.place);
  }
  const Value& own = attribute(*topic.resource, {"policy", ""});
  if (own.is_text() && !own.as_text().empty()) {
    return policy_at(*topic.resource, {"policy", ""});
  }
  if (is_configured(own)) return policy_at(*topic.resource, {"policy", ""});
  if (!is_created(*topic.resource)) {
    return unseen_policy("the policy of " + topic.label + " is not in the state", "",
                         topic.place);
  }
  PolicyInForce none;
  none.place = topic.place;
  none.note = topic.label +
              " has no policy of its own, so it gets the default one, which admits only "
              "its own account";
  return none;
}

Decision decide(const Topic& topic, const PolicyInForce& policy, const Trail& trail,
                const Bucket& bucket) {
  Decision decision{.place = policy.place};
  if (!policy.note.empty()) {
    decision.answer = Decision::Answer::NotAllowed;
    decision.why = {policy.note};
    return decision;
  }
  iam::Request request;
  request.caller.service = "cloudtrail.amazonaws.com";
  request.action = "SNS:Publish";
  request.resource = topic.arn;
  request.context = context_of(Call::DescribeKey, trail, bucket, {});
  const iam::Evaluation found =
      iam::evaluate(policy.policy, request, iam::PolicyKind::Resource);
  switch (found.outcome) {
    case iam::Outcome::Allowed:
      return decision;
    case iam::Outcome::Denied:
      decision.answer = Decision::Answer::Denied;
      break;
    case iam::Outcome::NotAllowed:
      decision.answer = Decision::Answer::NotAllowed;
      break;
    case iam::Outcome::Unknown:
      decision.answer = Decision::Answer::Unknown;
      break;
  }
  decision.why = found.why;
  decision.missing = found.missing.empty() ? policy.policy.reason : found.missing;
  decision.help = found.missing.empty() ? policy.policy.help : found.help;
  return decision;
}

void describe_key(const ResourceGraph& graph, Topic& topic) {
  const Value& key_id = attribute(*topic.resource, kKeyId);
  topic.key_place = place_of(*topic.resource, kKeyId);
  topic.key_id = text_or_null(key_id);
  if (topic.key_id.is_null()) return;
  topic.key_manager =
      follow_key(graph, topic.key_id, *topic.resource, topic.key_place).manager;
}

}  // namespace

std::optional<Topic> topic_of(const ResourceGraph& graph, const Trail& trail,
                              const Bucket& bucket) {
  if (trail.topic.is_null()) return std::nullopt;
  Topic topic;
  topic.place = topic.key_place = place_of(*trail.resource, kTrailTopic);
  topic.label = "the topic";
  if (trail.topic.is_text()) {
    topic.arn = trail.topic.as_text();
    topic.label = "topic `" + topic.arn.display() + "`";
    topic.resource = find(graph, topic.arn);
  }
  if (topic.resource != nullptr) {
    topic.label = "`" + topic.resource->address + "`";
    topic.place = place_of(*topic.resource);
    if (const Value& arn = attribute(*topic.resource, kArn); arn.is_text()) {
      topic.arn = arn.as_text();
    }
    describe_key(graph, topic);
    topic.publish = decide(topic, policy_of(graph, topic), trail, bucket);
    return topic;
  }
  const std::string why = trail.topic.is_unknown() ? trail.topic.as_unknown().reason
                                                   : topic.label + " is not in any input";
  topic.key_id = topic.key_manager = Value::unknown({.reason = why, .help = kGiveTopic});
  topic.publish = {.answer = Decision::Answer::Unknown,
                   .missing = why,
                   .help = kGiveTopic,
                   .place = topic.place};
  return topic;
}

void add_facts(Subject& subject, const Topic& topic) {
  Value facts = Value::map();
  facts.set("address",
            topic.resource ? Value::text(Text(topic.resource->address)) : Value::null());
  facts.set("label", Value::text(Text(topic.label)));
  facts.set("arn", topic.arn.empty() ? Value::null() : Value::text(topic.arn));
  facts.set("kms_key_id", topic.key_id);
  if (!topic.key_manager.is_absent()) facts.set("key_manager", topic.key_manager);
  Value publish = Value::map();
  publish.set("decision", topic.publish.answer == Decision::Answer::Unknown
                              ? Value::unknown({.reason = topic.publish.missing,
                                                .help = topic.publish.help})
                              : Value::text(to_string(topic.publish.answer)));
  facts.set("publish", std::move(publish));
  subject.places["topic"] = topic.publish.place;
  std::vector<Evidence> why = topic.publish.why;
  if (topic.key_manager.is_literal("aws")) {
    why.emplace_back(topic.label + " is encrypted with `" + topic.key_id.display() +
                     "`, an AWS managed key, whose policy cannot admit CloudTrail");
    if (topic.publish.answer == Decision::Answer::Allowed) {
      subject.places["topic"] = topic.key_place;
    }
  }
  subject.evidence["topic"] = std::move(why);
  subject.facts.set("topic", std::move(facts));
}

std::vector<Subject> topic_subjects(const ResourceGraph& graph) {
  std::vector<Subject> subjects;
  for (const Resource* resource : resources_of(graph, kTopic)) {
    Topic topic;
    topic.resource = resource;
    topic.label = "`" + resource->address + "`";
    topic.place = place_of(*resource);
    if (const Value& arn = attribute(*resource, kArn); arn.is_text()) {
      topic.arn = arn.as_text();
    }
    describe_key(graph, topic);
    topic.publish.place = topic.place;
    topic.publish.answer = Decision::Answer::Unknown;
    topic.publish.missing = "no trail of the inputs publishes there";
    Subject subject;
    subject.kind = "topic";
    subject.input = resource->input;
    subject.facts = Value::map();
    add_facts(subject, topic);
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

}  // namespace trailseal::cloudtrail
