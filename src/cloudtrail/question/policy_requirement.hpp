// What a policy should do for everyone, CloudTrail aside.
#pragma once

#include "cloudtrail/bucket.hpp"
#include "cloudtrail/key.hpp"
#include "cloudtrail/placed_answer.hpp"

namespace trailseal::cloudtrail {

/// Holds where the bucket policy denies reading and writing without TLS. Security Hub,
/// S3.5.
PlacedAnswer denies_plain_http(const Bucket& bucket);

/// Holds where somebody may still change the key policy. KMS Developer Guide, "Default
/// key policy".
PlacedAnswer is_administrable(const Key& key);

}  // namespace trailseal::cloudtrail
