// Whether two values say the same, however they are spelled.
#pragma once

#include "document/value.hpp"

namespace trailseal {

/// Equal values, two that are not set, or two texts of one JSON document: AWS hands policies
/// out with other spaces and another order of keys than they were put.
bool says_the_same(const Value& a, const Value& b);

}  // namespace trailseal
