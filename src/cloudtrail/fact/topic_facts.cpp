#include "cloudtrail/fact/topic_facts.hpp"

#include "cloudtrail/fact/delivery_facts.hpp"

namespace trailseal::cloudtrail {
namespace {

/// What is wrong with the topic, and where: its policy, else its key. A statement that
/// allows explains nothing.
void add_faults(Subject& subject, const Decision& publish, const Decision* use_key) {
  const bool open = publish.outcome != iam::Outcome::Allowed;
  std::vector<Evidence> why = open ? publish.why : std::vector<Evidence>();
  subject.places["topic"] = publish.place;
  if (use_key != nullptr && use_key->outcome != iam::Outcome::Allowed) {
    why.insert(why.end(), use_key->why.begin(), use_key->why.end());
    if (!open) subject.places["topic"] = use_key->place;
  }
  subject.evidence["topic"] = std::move(why);
}

}  // namespace

void add_facts(Subject& subject, const Topic& topic, const Decision& publish,
               const Decision* use_key) {
  Value facts = facts_about(topic.resource, topic.label);
  facts.set("arn", topic.arn.empty() ? Value::null() : Value::text(topic.arn));
  facts.set("kms_key_id", topic.key_id);
  if (!topic.key_manager.is_absent()) facts.set("key_manager", topic.key_manager);
  add_decision(subject, facts, "topic", "publish", publish);
  if (use_key != nullptr) add_decision(subject, facts, "topic", "use_key", *use_key);
  add_faults(subject, publish, use_key);
  subject.facts.set("topic", std::move(facts));
}

std::vector<Subject> topic_subjects(const ResourceGraph& graph) {
  const Missing trail{.what = "no trail of the inputs publishes there"};
  std::vector<Subject> subjects;
  for (const Topic& topic : find_topics(graph)) {
    Subject subject = subject_of("topic", *topic.resource);
    const Decision use_key = undecidable(trail, topic.key_place);
    add_facts(subject, topic, undecidable(trail, topic.place),
              topic.key ? &use_key : nullptr);
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

}  // namespace trailseal::cloudtrail
