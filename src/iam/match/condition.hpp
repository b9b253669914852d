// One condition test of a statement against the context of a request.
#pragma once

#include "iam/match/element_match.hpp"
#include "iam/match/policy_variables.hpp"
#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// Judges one operator applied to one key. The reason is told unless it holds.
Part judge_condition(const Statement& statement, const ConditionTest& test,
                     const Request& request, VariableMode mode);

/// The same with the reason in any case: what a denying statement matched is worth as
/// much as what an allowing one missed.
Part explain_condition(const Statement& statement, const ConditionTest& test,
                       const Request& request, VariableMode mode);

}  // namespace trailseal::iam
