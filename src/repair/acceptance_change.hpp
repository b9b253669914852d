// Changes by which S3 and KMS save a policy that they refuse.
#pragma once

#include <vector>

#include "cloudtrail/request/destination.hpp"
#include "repair/change.hpp"

namespace trailseal::repair {

/// Of the policies of the trail's bucket and key: what is misspelt is spelt right, what
/// names another partition or bucket names this one, what nobody may have goes.
std::vector<Change> acceptances_of(const cloudtrail::Destination& destination);

}  // namespace trailseal::repair
