// Whether S3 or KMS will save a policy.
//
// A document that the service refuses is never in force: the deployment stops there, so
// what its statements say does not matter.
#pragma once

#include <vector>

#include "base/missing.hpp"
#include "base/position.hpp"
#include "base/text.hpp"
#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// What a policy hangs on, as far as the service looks at it when it saves the policy.
struct PolicyTarget {
  PolicyKind kind = PolicyKind::Resource;  ///< `Resource`: a bucket
  Text arn{};                              ///< of the bucket or key
  Text partition{};
};

struct Acceptance {
  std::vector<PolicyProblem> refusals{};  ///< each of them keeps it from being saved
  Missing doubt{};                        ///< what may keep it; empty where nothing does
  Position doubtful{};                    ///< where the doubt stands
};

/// What keeps the service, or may keep it, from saving this policy on the target. A part
/// of the policy that is not known at all raises no doubt but where its value has to be
/// a certain one: the Resource of a bucket policy.
Acceptance acceptance_of(const Policy& policy, const PolicyTarget& target);

}  // namespace trailseal::iam
