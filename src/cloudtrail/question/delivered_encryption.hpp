// Are the files that CloudTrail delivered encrypted as the standard wants, with the
// trail's key?
#pragma once

#include <string>

#include "base/verdict.hpp"
#include "cloudtrail/observation_index.hpp"
#include "cloudtrail/placed_answer.hpp"
#include "cloudtrail/request/destination.hpp"

namespace trailseal::cloudtrail {

/// Judges the log files whose metadata the exports have. `standard` is the name of the
/// encryption standard.
PlacedAnswer delivered_as_wanted(const ObservationIndex& index,
                                 const Destination& destination,
                                 const std::string& standard);

/// Was the file encrypted with the key of the trail? Unknown where one of the two keys is
/// not known.
Verdict has_key_of_trail(const DeliveredObject& object, const Destination& destination);

}  // namespace trailseal::cloudtrail
