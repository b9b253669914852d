// One condition test of a statement against the context of a request.
#pragma once

#include "base/evidence.hpp"
#include "iam/match/policy_variables.hpp"
#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// Judges one operator applied to one key. The two sides are told unless it holds.
Comparison judge_condition(const Statement& statement, const ConditionTest& test,
                           const Request& request, VariableMode mode);

/// The same with the two sides in any case: what a denying statement matched is worth as
/// much as what an allowing one missed.
Comparison compare_condition(const Statement& statement, const ConditionTest& test,
                             const Request& request, VariableMode mode);

}  // namespace trailseal::iam
