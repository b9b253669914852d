// Does Security Hub say of the trail's key what the trail's settings say?
#pragma once

#include "cloudtrail/observation_index.hpp"
#include "cloudtrail/placed_answer.hpp"
#include "cloudtrail/request/destination.hpp"

namespace trailseal::cloudtrail {

/// Holds the findings of the control CloudTrail.2 against the trail.
PlacedAnswer security_hub_agrees(const ObservationIndex& index,
                                 const Destination& destination);

}  // namespace trailseal::cloudtrail
