// The order in which Terraform keeps the members of a set.
#pragma once

#include "hcl/value.hpp"

namespace trailseal::hcl {

/// Sorts the members by `compare` and drops doubles.
void put_in_set_order(Values& items);

}  // namespace trailseal::hcl
