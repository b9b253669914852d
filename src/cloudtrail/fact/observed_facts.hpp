// What exports observed of a trail besides how it is configured.
#pragma once

#include <string>

#include "cloudtrail/observation_index.hpp"
#include "cloudtrail/request/destination.hpp"
#include "cloudtrail/subject.hpp"

namespace trailseal::cloudtrail {

/// Puts the facts under `observed` of the subject, where its trail is one of an export.
void add_observed_facts(Subject& subject, const ObservationIndex& index,
                        const Destination& destination, const std::string& standard);

}  // namespace trailseal::cloudtrail
