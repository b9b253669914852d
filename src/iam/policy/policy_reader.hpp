// The object of a policy document -> Policy.
#pragma once

#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// Reads a policy from its object. parse_policy takes the other forms too.
Result<Policy> read_policy(const Value& object);

}  // namespace trailseal::iam
