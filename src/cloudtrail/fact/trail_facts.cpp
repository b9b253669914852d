#include "cloudtrail/fact/trail_facts.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/change.hpp"
#include "cloudtrail/event_selector.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/origin.hpp"

namespace trailseal::cloudtrail {
namespace {

/// Does this deployment give another value to the argument?
bool is_argument_changed(const Resource& trail, Spelling argument) {
  return is_touched(trail) &&
         !(trail.before.at_path(argument.of(trail)) == attribute(trail, argument));
}

}  // namespace

/// The policies that are resources of their own and that this deployment makes or changes
/// must be there before the trail is created. CloudTrail looks at them again where a trail
/// is given another bucket, key or topic.
std::vector<const Resource*> awaited_policies(const ResourceGraph& graph,
                                              const Destination& destination) {
  const Resource& trail = *destination.trail.resource;
  std::vector<const Resource*> awaited;
  const auto look = [&](const PolicyInForce& policy, Spelling argument) {
    if (!policy.separate || !is_touched(*policy.resource)) return;
    if (!graph.together(*policy.resource, trail)) return;
    const bool anew =
        is_created(*policy.resource) && is_argument_changed(trail, argument);
    const bool known =
        std::find(awaited.begin(), awaited.end(), policy.resource) != awaited.end();
    if ((is_created(trail) || anew) && !known) awaited.push_back(policy.resource);
  };
  const auto look_at_all = [&](const PolicyInForce& policy, Spelling argument) {
    look(policy, argument);
    for (const PolicyInForce& one : policy.alternatives) look(one, argument);
  };
  look_at_all(destination.bucket.policy, kTrailBucket);
  if (destination.key) look_at_all(destination.key->policy, kTrailKey);
  if (!destination.topic) return awaited;
  look_at_all(destination.topic->policy, kTrailTopic);
  if (destination.topic->key) look_at_all(destination.topic->key->policy, kTrailTopic);
  return awaited;
}

namespace {

/// A plan does not tell what a local value is made from: it may be a policy's attribute.
Value waiting(const Resource& trail, const std::vector<std::string>& missing) {
  if (missing.empty()) return Value::boolean(true);
  if (trail.otherwise.is_unknown()) return trail.otherwise;
  for (const Reference& reference : trail.references) {
    const bool identifies = reference.attribute == kTrailBucket.terraform ||
                            reference.attribute == kTrailKey.terraform ||
                            reference.attribute == kTrailTopic.terraform;
    if (!identifies || parse_origin(reference.target).kind != Origin::Kind::Local) {
      continue;
    }
    return Value::unknown(
        {.reason = missing.front() + ", unless `" + reference.target + "` depends on it",
         .help = "add `depends_on` to the trail"});
  }
  return Value::boolean(false);
}

void add_waiting(Subject& subject, Value& facts, const ResourceGraph& graph,
                 const Destination& destination) {
  const Resource& trail = *destination.trail.resource;
  const auto awaited = awaited_policies(graph, destination);
  if (awaited.empty()) return;
  std::vector<std::string> missing;
  for (const Resource* policy : awaited) {
    if (graph.waits_for(trail, *policy)) continue;
    missing.push_back("`" + trail.address + "` does not depend on `" + policy->address +
                      "`");
  }
  facts.set("waits_for_policies", waiting(trail, missing));
  subject.places["trail.waits_for_policies"] = place_of(trail);
  subject.evidence["trail.waits_for_policies"].assign(missing.begin(), missing.end());
}

}  // namespace

void add_trail_facts(Subject& subject, const ResourceGraph& graph,
                     const Surroundings& surroundings, const Destination& destination) {
  const Trail& trail = destination.trail;
  const Resource& resource = *trail.resource;
  Value facts = facts_about(&resource, "`" + resource.address + "`");
  facts.set("name", Value::text(trail.name));
  facts.set("arn", Value::text(trail.arn));
  facts.set("region", Value::text(trail.region));
  facts.set("account", Value::text(trail.account));
  facts.set("change", Value::text(to_string(resource.change)));
  facts.set("organization", trail.organization.covered);
  facts.set("multi_region", trail.settings.multi_region);
  facts.set("log_validation", trail.settings.log_validation);
  facts.set("logging", trail.settings.logging);
  facts.set("has_key", destination.keyed == Verdict::Unknown
                           ? trail.key_id  // unknown, with its reason
                           : Value::boolean(destination.keyed == Verdict::Holds));
  facts.set("kms_key_id", trail.key_id);
  subject.places["trail"] = place_of(resource);
  subject.places["trail.kms_key_id"] = place_of(resource, kTrailKey);
  subject.places["trail.has_key"] = place_of(resource, kTrailKey);
  subject.places["trail.logging"] = place_of(resource, {"enable_logging", "IsLogging"});
  subject.places["trail.log_validation"] =
      place_of(resource, {"enable_log_file_validation", "EnableLogFileValidation"});
  subject.places["trail.multi_region"] =
      place_of(resource, {"is_multi_region_trail", "IsMultiRegionTrail"});
  subject.add_answer(facts, "trail", "management_events",
                     management_events_recorded(surroundings.recorded, resource));
  add_waiting(subject, facts, graph, destination);
  if (destination.forms) {
    subject.add_answer(facts, "trail", "argument_forms", *destination.forms);
  }
  subject.facts.set("trail", std::move(facts));
}

}  // namespace trailseal::cloudtrail
