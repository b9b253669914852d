// Bindings: conditions by which a grant of CloudTrail's is good for one trail only.
#pragma once

#include <string_view>
#include <vector>

#include "cloudtrail/request/destination.hpp"
#include "repair/change.hpp"

namespace trailseal::repair {

/// Binds the statements that let CloudTrail write into the trail's bucket, or use its key,
/// to the trail. `fact` is the one that a rule is about.
std::vector<Change> bindings_for(const cloudtrail::Destination& destination,
                                 std::string_view fact);

}  // namespace trailseal::repair
