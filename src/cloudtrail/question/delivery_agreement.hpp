// Do the policies, simulated, and CloudTrail's own account of its delivery agree?
#pragma once

#include "cloudtrail/observation_index.hpp"
#include "cloudtrail/placed_answer.hpp"
#include "cloudtrail/request/destination.hpp"

namespace trailseal::cloudtrail {

/// Not where what is simulated as denied is delivered, nor where what is simulated as
/// allowed is refused.
PlacedAnswer delivery_agrees(const ObservationIndex& index,
                             const Destination& destination);

}  // namespace trailseal::cloudtrail
