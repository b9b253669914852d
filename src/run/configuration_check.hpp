// A `.trailseal.yaml` held against the table of keys.
#pragma once

#include "base/problems.hpp"
#include "document/value.hpp"

namespace trailseal::run {

/// Notes unknown keys, values of the wrong type or form, and what is missing.
void check_configuration(const Value& root, Problems& problems);

}  // namespace trailseal::run
