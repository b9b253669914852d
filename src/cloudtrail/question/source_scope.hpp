// Whether CloudTrail's grants are bound to one's own trails (the confused deputy).
#pragma once

#include <optional>

#include "cloudtrail/bucket.hpp"
#include "cloudtrail/key.hpp"
#include "cloudtrail/placed_answer.hpp"

namespace trailseal::cloudtrail {

/// Holds where every cryptographic grant of the key policy to CloudTrail is bound to the
/// trail, account or organization; nullopt where there is none. CloudTrail User Guide,
/// "Configure AWS KMS key policies for CloudTrail".
std::optional<PlacedAnswer> key_source_scope(const Trail& trail, const Bucket& bucket,
                                             const Key& key);

/// The same of `s3:PutObject` in the bucket policy. CloudTrail User Guide, "Amazon S3
/// bucket policy for CloudTrail".
std::optional<PlacedAnswer> bucket_source_scope(const Trail& trail, const Bucket& bucket);

}  // namespace trailseal::cloudtrail
