// Why a policy refuses a request, read off what decided.
#pragma once

#include <vector>

#include "base/evidence.hpp"
#include "rule/fix.hpp"

namespace trailseal::engine {

/// The first thing that decided: a Deny, a policy or a statement that is not there, or the
/// element that the nearest statement misses.
rule::Cause cause_of(const std::vector<Evidence>& why);

}  // namespace trailseal::engine
