// What exports observed of a trail besides how it is configured.
#pragma once

#include <string>

#include "cloudtrail/fact/surroundings.hpp"
#include "cloudtrail/request/destination.hpp"
#include "cloudtrail/subject.hpp"

namespace trailseal::cloudtrail {

/// Puts the facts under `observed` of the subject, where an export tells of its trail. Of a
/// plan's trail they are about what is deployed now, before the plan.
void add_observed_facts(Subject& subject, const Surroundings& surroundings,
                        const Destination& destination, const std::string& standard);

}  // namespace trailseal::cloudtrail
