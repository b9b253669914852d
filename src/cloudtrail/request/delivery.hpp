// Delivery: what the policies say to each request by which CloudTrail writes into the
// bucket.
#pragma once

#include <optional>

#include "base/verdict.hpp"
#include "cloudtrail/bucket.hpp"
#include "cloudtrail/key.hpp"
#include "cloudtrail/request/decision.hpp"
#include "cloudtrail/trail.hpp"

namespace trailseal::cloudtrail {

struct Delivery {
  Decision get_bucket_acl{};
  Decision put_object{};
  std::optional<Decision> generate_data_key{};  ///< where the trail has a key
  std::optional<Decision> describe_key{};
  std::optional<Decision> decrypt{};  ///< where, besides, the bucket uses a Bucket Key
};

/// Decides every request of a trail; `key` is null for a trail without one. `keyed` says
/// whether the trail has a key.
Delivery decide_delivery(const Trail& trail, const Bucket& bucket, const Key* key,
                         Verdict keyed);

}  // namespace trailseal::cloudtrail
