// What a person is told of an evaluation: the lines, the nearest miss, what is missing.
#pragma once

#include "iam/evaluator.hpp"
#include "iam/match/policy_variables.hpp"

namespace trailseal::iam {

/// Fills `decisive`, `why`, `missing` and `help` from the outcome and the trace.
void explain(Evaluation& evaluation, const Policy& policy, const Request& request,
             VariableMode mode);

}  // namespace trailseal::iam
