// CloudTrail as the caller: what is the same in all requests that it makes for a trail.
#pragma once

#include <string>

#include "base/text.hpp"
#include "cloudtrail/request/context_table.hpp"
#include "cloudtrail/trail.hpp"
#include "iam/match/request.hpp"

namespace trailseal::cloudtrail {

/// CloudTrail's name as a principal.
inline constexpr const char* kCloudTrail = "cloudtrail.amazonaws.com";

/// The facts about the caller; those about the resource are left to the service's table.
ContextFacts caller_facts(const Trail& trail);

/// A context with the keys that tell who calls; all other keys are unknown.
iam::Context caller_context(SharedFacts facts);

/// A call of CloudTrail.
iam::Request trail_request(std::string action, Text resource, iam::Context context);

}  // namespace trailseal::cloudtrail
