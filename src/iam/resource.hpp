// What a statement is about.
#pragma once

#include "iam/evaluator.hpp"
#include "iam/part.hpp"
#include "iam/policy.hpp"
#include "iam/request.hpp"
#include "iam/variables.hpp"

namespace trailseal::iam {

/// Judges `Resource` and `NotResource`.
Part judge_resource(const Statement& statement, const Request& request, PolicyKind kind,
                    VariableMode mode);

}  // namespace trailseal::iam
