// Whom a policy lets in: everyone, other accounts, or people that it names.
#pragma once

#include "cloudtrail/bucket.hpp"
#include "cloudtrail/key.hpp"
#include "cloudtrail/placed_answer.hpp"

namespace trailseal::cloudtrail {

/// The account that the key belongs to. Where the inputs do not tell, it is the one
/// account of the policy: a policy without its own account could not be administered.
Text home_of(const Key& key);

/// Holds where the bucket policy grants nothing to everyone. S3 User Guide, "The meaning
/// of public".
PlacedAnswer keeps_public_out(const Bucket& bucket);

/// Holds where the key policy grants `kms:Decrypt` neither to everyone nor to the whole
/// of another account without a condition that limits it. Security Hub, KMS.5.
PlacedAnswer limits_decrypt(const Key& key);

}  // namespace trailseal::cloudtrail
