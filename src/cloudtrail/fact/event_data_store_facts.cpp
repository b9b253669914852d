// CloudTrail User Guide, "Create, update, and manage event data stores": the key is
// optional, and once set it stays.
#include "cloudtrail/fact/event_data_store_facts.hpp"

#include "cloudtrail/argument.hpp"
#include "cloudtrail/event_data_store.hpp"
#include "cloudtrail/fact/delivery_facts.hpp"
#include "cloudtrail/request/neighbor_key_request.hpp"
#include "cloudtrail/spelling.hpp"

namespace trailseal::cloudtrail {
namespace {

Value has_key(const Value& key_id) {
  if (key_id.is_null()) return Value::boolean(false);
  const bool named = !key_id.is_unknown() || is_made_from(key_id, "kms");
  return named ? Value::boolean(true) : key_id;
}

Subject store_subject(const EventDataStore& store) {
  Value facts = facts_about(store.resource, store.label);
  facts.set("name", attribute(*store.resource, {"name", "Name"}));
  facts.set("has_key", has_key(store.key_id));
  facts.set("kms_key_id", store.key_id);
  Subject subject = subject_of("event_data_store", *store.resource);
  subject.places["event_data_store"] = store.place;
  subject.evidence["event_data_store"] = {};
  if (store.key) {
    facts.set("key_manager", store.key->properties.manager);
    const Decision use = decide_store_key(store);
    add_decision(subject, facts, "event_data_store", "use_key", use);
  }
  subject.facts.set("event_data_store", std::move(facts));
  return subject;
}

}  // namespace

std::vector<Subject> event_data_store_subjects(const ResourceGraph& graph) {
  std::vector<Subject> subjects;
  for (const EventDataStore& store : find_event_data_stores(graph)) {
    subjects.push_back(store_subject(store));
  }
  return subjects;
}

}  // namespace trailseal::cloudtrail
