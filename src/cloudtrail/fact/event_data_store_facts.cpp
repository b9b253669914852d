// CloudTrail User Guide, "Create, update, and manage event data stores": the key is
// optional, and once set it stays.
#include "cloudtrail/fact/event_data_store_facts.hpp"

#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/spelling.hpp"

namespace trailseal::cloudtrail {
namespace {

constexpr Spelling kKeyId{"kms_key_id", "KmsKeyId"};

Value has_key(const Resource& resource, const Value& key_id) {
  if (key_id.is_unset() || key_id.is_literal("")) return Value::boolean(false);
  if (!key_id.is_unknown()) return Value::boolean(true);
  if (is_made_from(key_id, "kms")) return Value::boolean(true);
  return is_left_to_provider(resource, key_id) ? Value::boolean(false) : key_id;
}

Subject store_subject(const Resource& resource) {
  const Value& key_id = attribute(resource, kKeyId);
  Value facts = facts_about(&resource, "`" + resource.address + "`");
  facts.set("name", attribute(resource, {"name", "Name"}));
  facts.set("has_key", has_key(resource, key_id));
  facts.set("kms_key_id", key_id.is_unset() ? Value::null() : key_id);
  Subject subject = subject_of("event_data_store", resource);
  subject.facts.set("event_data_store", std::move(facts));
  subject.places["event_data_store"] = place_of(resource, kKeyId);
  return subject;
}

}  // namespace

std::vector<Subject> event_data_store_subjects(const ResourceGraph& graph) {
  std::vector<Subject> subjects;
  for (const Resource* resource : resources_of(graph, ResourceKind::EventDataStore)) {
    subjects.push_back(store_subject(*resource));
  }
  return subjects;
}

}  // namespace trailseal::cloudtrail
