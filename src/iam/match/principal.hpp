// Who a statement is about.
#pragma once

#include "iam/match/element_match.hpp"
#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// Judges `Principal` and `NotPrincipal`.
Part judge_principal(const Statement& statement, const Caller& caller);

/// `cloudtrail.amazonaws.com`, a role's ARN, `anyone`: the caller for people.
std::string display(const Caller& caller);

}  // namespace trailseal::iam
