#include "cloudtrail/fact/topic_facts.hpp"

#include <utility>

#include "cloudtrail/fact/delivery_facts.hpp"

namespace trailseal::cloudtrail {

void add_facts(Subject& subject, const Topic& topic, const Decision& publish) {
  Value facts = facts_about(topic.resource, topic.label);
  facts.set("arn", topic.arn.empty() ? Value::null() : Value::text(topic.arn));
  facts.set("kms_key_id", topic.key_id);
  if (!topic.key_manager.is_absent()) facts.set("key_manager", topic.key_manager);
  add_decision(subject, facts, "topic", "publish", publish);
  subject.places["topic"] = publish.place;
  const bool allowed = publish.outcome == iam::Outcome::Allowed;
  // The statement that allows explains nothing that is wrong with the topic.
  std::vector<Evidence> why = allowed ? std::vector<Evidence>() : publish.why;
  if (topic.key_manager.is_literal("aws")) {
    why.emplace_back(topic.label + " is encrypted with `" + topic.key_id.display() +
                     "`, an AWS managed key, whose policy cannot admit CloudTrail");
    if (allowed) subject.places["topic"] = topic.key_place;
  }
  subject.evidence["topic"] = std::move(why);
  subject.facts.set("topic", std::move(facts));
}

std::vector<Subject> topic_subjects(const ResourceGraph& graph) {
  const Missing trail{.what = "no trail of the inputs publishes there"};
  std::vector<Subject> subjects;
  for (const Topic& topic : find_topics(graph)) {
    Subject subject = subject_of("topic", *topic.resource);
    add_facts(subject, topic, undecidable(trail, topic.place));
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

}  // namespace trailseal::cloudtrail
