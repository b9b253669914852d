// Which calls a statement is about.
#pragma once

#include "iam/match/element_match.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// Judges `Action` and `NotAction`.
Part judge_action(const Statement& statement, const std::string& action);

/// Whether an action of the statement looks like a misspelt `action`.
bool misspells(const Statement& statement, const std::string& action);

}  // namespace trailseal::iam
