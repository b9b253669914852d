// The common mistakes, named in words.
#pragma once

#include <string>

#include "iam/match/arn_match.hpp"
#include "iam/match/condition_operators.hpp"
#include "iam/match/policy_variables.hpp"
#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// What a person should know about a condition that came out as `verdict`; empty if
/// nothing beyond the two sides.
std::string advise_condition(const Statement& statement, const ConditionTest& test,
                             const Operator& op, const Request& request,
                             VariableMode mode, Verdict verdict);

/// The same for a resource `wanted` that does not cover the request's.
std::string advise_resource(const Expansion& wanted, const ArnMatch& match,
                            const Request& request, VariableMode mode);

}  // namespace trailseal::iam
