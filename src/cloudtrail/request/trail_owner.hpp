// TrailOwner: the account that an organization trail belongs to.
//
// It is the management account, whoever deploys the trail; only that account and its
// delegated administrators can. Where nobody says which account manages the organization,
// the deploying one is taken for it, and a refusal that rests on the account alone leaves
// the answer open. CloudTrail User Guide, "Organization delegated administrator".
#pragma once

#include "cloudtrail/request/decision.hpp"
#include "cloudtrail/trail.hpp"

namespace trailseal::cloudtrail {

/// The same trail, owned by a management account that is not known.
Trail trail_of_management_account(const Trail& trail);

/// What is certain of a request of the trail, whoever owns it: `with` decides it for a
/// trail.
template <typename Decide>
Decision decide_for_owner(const Trail& trail, Decide with);

/// Leaves the refusal of one request open, because the owner alone decides.
void leave_owner_open(const Trail& trail, Decision& decision);

template <typename Decide>
Decision decide_for_owner(const Trail& trail, Decide with) {
  Decision decision = with(trail);
  if (!trail.organization.owner_open || decision.allowed() != Verdict::Fails) {
    return decision;
  }
  if (with(trail_of_management_account(trail)).allowed() != Verdict::Fails) {
    leave_owner_open(trail, decision);
  }
  return decision;
}

}  // namespace trailseal::cloudtrail
