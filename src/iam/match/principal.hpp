// Who a statement is about.
#pragma once

#include "base/evidence.hpp"
#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// Judges `Principal` and `NotPrincipal`.
Comparison judge_principal(const Statement& statement, const Caller& caller);

/// `cloudtrail.amazonaws.com`, a role's ARN, `anyone`: what the caller is called.
Text name_of(const Caller& caller);

}  // namespace trailseal::iam
