// What exports tell of a trail's deliveries, its delivered objects and its findings.
#pragma once

#include "cloudtrail/observation_index.hpp"
#include "cloudtrail/request/destination.hpp"
#include "evidence/trail_evidence.hpp"

namespace trailseal::evidence {

/// Adds every observation of the exports that is about the trail.
void add_observations(const cloudtrail::ObservationIndex& index,
                      const cloudtrail::Destination& destination,
                      TrailEvidence& evidence);

}  // namespace trailseal::evidence
