// What AWS would refuse when a policy is saved, or what surely is not meant.
#pragma once

#include <vector>

#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// Adds to `policy.problems` what is wrong wherever the policy hangs.
void check_statements(Policy& policy);

/// All problems of a policy that hangs on a resource of this kind: those found while
/// reading, and size and Resource as that kind wants them.
std::vector<PolicyProblem> problems_of(const Policy& policy, PolicyKind kind);

}  // namespace trailseal::iam
