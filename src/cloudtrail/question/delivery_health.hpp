// Does CloudTrail say that its delivery works?
#pragma once

#include <optional>

#include "cloudtrail/observation_index.hpp"
#include "cloudtrail/placed_answer.hpp"
#include "cloudtrail/trail.hpp"

namespace trailseal::cloudtrail {

/// The trail logs, no delivery failed last, and the latest is as recent as it can be.
PlacedAnswer delivery_works(const ObservationIndex& index, const Trail& trail);

/// Digest files come every hour, are not refused and are signed. nullopt where log file
/// validation is off, or the trail is.
std::optional<PlacedAnswer> digests_arrive(const ObservationIndex& index,
                                           const Trail& trail);

}  // namespace trailseal::cloudtrail
