// The request that CloudTrail makes to SNS, and the answer of the topic's policy.
#pragma once

#include "cloudtrail/request/decision.hpp"
#include "cloudtrail/topic.hpp"
#include "cloudtrail/trail.hpp"

namespace trailseal::cloudtrail {

/// May CloudTrail publish on the topic of the trail?
Decision decide_publish(const Trail& trail, const Topic& topic);

}  // namespace trailseal::cloudtrail
