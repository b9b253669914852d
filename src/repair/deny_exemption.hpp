// Exemptions: what keeps a Deny from reaching the service, and nobody else.
#pragma once

#include <vector>

#include "repair/change.hpp"
#include "repair/refusal.hpp"

namespace trailseal::repair {

/// The ways to exempt a denied request from every statement that denies it, the narrowest
/// first. Each leaves the Deny as it is for everybody else.
std::vector<Change> exemptions_of(const Refusal& refusal);

}  // namespace trailseal::repair
