#include "cloudtrail/policy_in_force.hpp"

#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/place.hpp"

namespace trailseal::cloudtrail {
namespace {

/// A macro may grant more than is written; what is written stays.
void add_open_statement(const Resource& resource, iam::Policy& policy) {
  const Unknown& why = resource.otherwise.as_unknown();
  policy.statements.push_back({.effect = iam::Statement::Effect::Allow,
                               .open = true,
                               .reason = why.reason,
                               .help = why.help,
                               .index = policy.statements.size()});
}

}  // namespace

PolicyInForce policy_at(const Resource& resource, Spelling path) {
  PolicyInForce found;
  found.resource = &resource;
  found.place = place_of(resource, path);
  auto parsed = iam::parse_policy(attribute(resource, path));
  if (parsed.ok()) {
    found.policy = std::move(*parsed);
    if (resource.otherwise.is_unknown()) add_open_statement(resource, found.policy);
    if (found.policy.open && found.policy.reason.empty()) {
      found.policy.reason = "the policy of `" + resource.address + "` is not known";
    }
  } else {
    found.policy.open = true;
    found.policy.reason = "the policy of `" + resource.address +
                          "` cannot be read: " + parsed.error().message;
  }
  return found;
}

PolicyInForce unseen_policy(std::string reason, std::string help, Place place) {
  PolicyInForce unseen;
  unseen.policy.open = true;
  unseen.policy.reason = std::move(reason);
  unseen.policy.help = std::move(help);
  unseen.place = std::move(place);
  return unseen;
}

}  // namespace trailseal::cloudtrail
