// What a statement is about.
#pragma once

#include "iam/evaluator.hpp"
#include "iam/match/element_match.hpp"
#include "iam/match/policy_variables.hpp"
#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// Judges `Resource` and `NotResource`.
Part judge_resource(const Statement& statement, const Request& request, PolicyKind kind,
                    VariableMode mode);

}  // namespace trailseal::iam
