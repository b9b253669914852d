// What a key is, and whom its policy lets in.
#include "cloudtrail/fact/key_facts.hpp"

#include "cloudtrail/question/grant_scope.hpp"
#include "cloudtrail/question/policy_requirement.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {
namespace {

/// What keeps S3 from encrypting with the key, as far as it is known.
std::vector<Evidence> obstacles(const Key& key) {
  std::vector<Evidence> lines;
  const auto wants = [&](const Value& value, const char* wanted,
                         const std::string& line) {
    if (value.is_text() && equal(value.as_text(), Text(wanted)) == Verdict::Fails) {
      lines.emplace_back(key.label + " " + line);
    }
  };
  wants(key.manager, "customer",
        "is an AWS managed key, whose policy cannot admit CloudTrail");
  wants(
      key.spec, "SYMMETRIC_DEFAULT",
      "has the spec `" + key.spec.display() + "`; only SYMMETRIC_DEFAULT encrypts logs");
  wants(key.usage, "ENCRYPT_DECRYPT",
        "has the usage `" + key.usage.display() + "`; ENCRYPT_DECRYPT is needed");
  wants(key.state, "enabled",
        "is " + key.state.display() + "; only an enabled key makes data keys");
  return lines;
}

/// AWS manages its own keys' policies.
bool has_own_policy(const Key& key) { return !key.manager.is_literal("aws"); }

}  // namespace

void add_facts(Subject& subject, const Key& key) {
  Value facts = Value::map();
  facts.set("address",
            key.resource ? Value::text(Text(key.resource->address)) : Value::null());
  facts.set("label", Value::text(Text(key.label)));
  facts.set("arn", Value::text(key.arn));
  facts.set("region", Value::text(key.region));
  facts.set("account", Value::text(key.account));
  facts.set("in_inputs", Value::boolean(key.resource != nullptr));
  facts.set("manager", key.manager);
  facts.set("spec", key.spec);
  facts.set("usage", key.usage);
  facts.set("state", key.state);
  if (!key.rotation.is_absent()) facts.set("rotation", key.rotation);
  if (!key.by_alias.is_absent()) facts.set("by_alias", key.by_alias);
  subject.places["key"] = key.place;
  subject.places["key.rotation"] = key.place;
  subject.evidence["key"] = obstacles(key);
  subject.evidence["key.rotation"] = {};
  if (has_own_policy(key)) {
    add_fact(subject, facts, "limits_decrypt", "key.limits_decrypt", limits_decrypt(key));
    add_fact(subject, facts, "administrable", "key.administrable", is_administrable(key));
  }
  subject.facts.set("key", std::move(facts));
}

std::vector<Subject> key_subjects(const ResourceGraph& graph) {
  std::vector<Subject> subjects;
  for (const Key& key : find_keys(graph)) {
    Subject subject;
    subject.kind = "key";
    subject.input = key.resource->input;
    subject.facts = Value::map();
    add_facts(subject, key);
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

}  // namespace trailseal::cloudtrail
