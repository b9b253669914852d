// The requests that CloudWatch Logs makes to the key of a log group, and the answer of the
// key's policy.
#pragma once

#include "cloudtrail/log_group.hpp"
#include "cloudtrail/request/decision.hpp"

namespace trailseal::cloudtrail {

/// May CloudWatch Logs encrypt and decrypt with the key of the group? A group without a
/// key asks nobody, so it is allowed.
Decision decide_log_group_key(const LogGroup& group);

}  // namespace trailseal::cloudtrail
