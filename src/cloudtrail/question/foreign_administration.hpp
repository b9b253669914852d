// Whether accounts other than the owner's may administer a log bucket or a key.
#pragma once

#include "cloudtrail/bucket.hpp"
#include "cloudtrail/key.hpp"
#include "cloudtrail/placed_answer.hpp"

namespace trailseal::cloudtrail {

/// Holds where no other account may change the bucket's policy, encryption or lifecycle,
/// or delete log files. After Security Hub, S3.6.
PlacedAnswer is_administered_at_home(const Bucket& bucket);

/// Holds where no other account may change the key's policy, make grants on the key or
/// schedule its deletion. KMS Developer Guide, "Allowing users in other accounts to use a
/// KMS key".
PlacedAnswer is_administered_at_home(const Key& key);

}  // namespace trailseal::cloudtrail
