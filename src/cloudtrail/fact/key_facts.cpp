// What a key is, and whom its policy lets in.
#include "cloudtrail/fact/key_facts.hpp"

#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/grant_scope.hpp"
#include "cloudtrail/key_obstacle.hpp"
#include "cloudtrail/question/foreign_administration.hpp"
#include "cloudtrail/question/policy_alternatives.hpp"
#include "cloudtrail/question/policy_requirement.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {
namespace {

/// AWS manages its own keys' policies.
bool has_own_policy(const Key& key) { return !key.properties.manager.is_literal("aws"); }

}  // namespace

void add_facts(Subject& subject, const Key& key) {
  Value facts = facts_about(key.resource, key.label);
  facts.set("arn", Value::text(key.arn));
  facts.set("region", Value::text(key.region));
  facts.set("account", Value::text(key.account));
  facts.set("in_inputs", Value::boolean(key.resource != nullptr));
  facts.set("manager", key.properties.manager);
  facts.set("spec", key.properties.spec);
  facts.set("usage", key.properties.usage);
  facts.set("state", key.properties.state);
  if (!key.properties.rotation.is_absent())
    facts.set("rotation", key.properties.rotation);
  if (!key.by_alias.is_absent()) facts.set("by_alias", key.by_alias);
  subject.places["key"] = key.place;
  subject.places["key.rotation"] =
      key.resource == nullptr
          ? key.place
          : place_of(*key.resource, {"enable_key_rotation", "EnableKeyRotation"});
  subject.evidence["key"] = obstacles_of(key, "logs");
  subject.evidence["key.rotation"] = {};
  if (has_own_policy(key)) {
    subject.add_answer(facts, "key", "limits_decrypt",
                       ask_each_policy(key, &limits_decrypt));
    subject.add_answer(facts, "key", "administered_at_home",
                       ask_each_policy<Key>(key, &is_administered_at_home));
    subject.add_answer(facts, "key", "administrable",
                       ask_each_policy(key, &is_administrable));
  }
  subject.facts.set("key", std::move(facts));
}

std::vector<Subject> key_subjects(const ResourceGraph& graph) {
  std::vector<Subject> subjects;
  for (const Key& key : find_keys(graph)) {
    Subject subject = subject_of("key", *key.resource);
    add_facts(subject, key);
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

}  // namespace trailseal::cloudtrail
