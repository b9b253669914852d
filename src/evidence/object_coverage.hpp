// Which delivered objects the encryption of a trail covers.
//
// An object keeps the encryption that it was written with: a later key of the trail or
// default of the bucket changes none. S3 User Guide, "Setting default server-side
// encryption behavior for Amazon S3 buckets".
#pragma once

#include <vector>

#include "cloudtrail/request/destination.hpp"
#include "evidence/trail_evidence.hpp"
#include "graph/observation.hpp"

namespace trailseal::evidence {

struct SampledObject {
  const DeliveredObject* object = nullptr;
  Source source{};
};

/// Adds the sampled objects, oldest first, each with how its encryption compares with the
/// trail's; and, where it began later than some of them, which are not covered. Without
/// samples it tells what the deployment itself changes.
void add_objects(const cloudtrail::Destination& destination,
                 std::vector<SampledObject> objects, TrailEvidence& evidence);

}  // namespace trailseal::evidence
