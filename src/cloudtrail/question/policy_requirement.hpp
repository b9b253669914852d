// What a policy should do for everyone, CloudTrail aside.
#pragma once

#include "cloudtrail/bucket.hpp"
#include "cloudtrail/key.hpp"
#include "cloudtrail/observation.hpp"

namespace trailseal::cloudtrail {

/// Holds where the bucket policy denies reading and writing without TLS. Security Hub,
/// S3.5.
Observation denies_plain_http(const Bucket& bucket);

/// Holds where somebody may still change the key policy. KMS Developer Guide, "Default
/// key policy".
Observation is_administrable(const Key& key);

}  // namespace trailseal::cloudtrail
