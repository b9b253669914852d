#include "cloudtrail/fact/log_group_facts.hpp"

#include <utility>

#include "cloudtrail/fact/delivery_facts.hpp"
#include "cloudtrail/request/logs_request.hpp"

namespace trailseal::cloudtrail {

void add_facts(Subject& subject, const LogGroup& group, const Decision* write) {
  Value facts = facts_about(group.resource, group.label);
  facts.set("arn", group.arn.empty() ? Value::null() : Value::text(group.arn));
  facts.set("has_key", group.key_id.is_unknown() && group.resource == nullptr
                           ? group.key_id
                           : Value::boolean(!group.key_id.is_null()));
  facts.set("kms_key_id", group.key_id);
  if (!group.key_id.is_null()) {
    add_decision(subject, facts, "log_group", "use_key", decide_log_group_key(group));
  }
  if (write != nullptr) add_decision(subject, facts, "log_group", "write", *write);
  subject.places["log_group"] = group.place;
  subject.facts.set("log_group", std::move(facts));
}

std::vector<Subject> log_group_subjects(const ResourceGraph& graph) {
  std::vector<Subject> subjects;
  for (const LogGroup& group : find_log_groups(graph)) {
    Subject subject = subject_of("log_group", *group.resource);
    add_facts(subject, group, nullptr);
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

}  // namespace trailseal::cloudtrail
