// Key grants: they admit what a key policy does not, so a policy that lacks a statement is
// not the last word on a key that exists. A Deny of the policy is.
#pragma once

#include "cloudtrail/request/decision.hpp"
#include "document/value.hpp"
#include "iam/match/request.hpp"

namespace trailseal::cloudtrail {

/// What the grants of a key make of a request that its policy does not allow. `grants` is
/// absent where they do not come into question: those of a plan are not judged.
void consider_grants(const Value& grants, const iam::Request& request,
                     Decision& decision);

}  // namespace trailseal::cloudtrail
