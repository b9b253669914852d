// A question about a policy of which several versions may be in force.
#pragma once

#include "cloudtrail/placed_answer.hpp"
#include "cloudtrail/policy_in_force.hpp"

namespace trailseal::cloudtrail {

/// Asks about the owner's policy; where several may be in force, about each of them, and
/// only what all of them answer is certain.
template <typename Owner>
PlacedAnswer ask_each_policy(const Owner& owner, PlacedAnswer (*ask)(const Owner&)) {
  const std::vector<PolicyInForce>& all = owner.policy.alternatives;
  if (all.empty()) return ask(owner);
  PlacedAnswer agreed;
  Owner assumed = owner;  // once: it has all of them
  for (const PolicyInForce& one : all) {
    assumed.policy = one;
    PlacedAnswer answer = ask(assumed);
    if (&one == &all.front()) {
      agreed = std::move(answer);
    } else if (agreed.verdict != answer.verdict) {
      assumed.policy = owner.policy;  // open, and says why
      assumed.policy.alternatives.clear();
      return ask(assumed);
    }
  }
  return agreed;
}

}  // namespace trailseal::cloudtrail
