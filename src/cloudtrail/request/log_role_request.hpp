// The requests by which CloudTrail writes into a trail's log group: it assumes the role,
// and as that role creates streams and puts events.
#pragma once

#include "cloudtrail/log_group.hpp"
#include "cloudtrail/log_role.hpp"
#include "cloudtrail/request/decision.hpp"
#include "cloudtrail/trail.hpp"

namespace trailseal::cloudtrail {

/// May CloudTrail write into the trail's log group as this role?
Decision decide_log_write(const Trail& trail, const LogGroup& group, const LogRole& role);

}  // namespace trailseal::cloudtrail
