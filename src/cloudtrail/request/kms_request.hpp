// The requests that CloudTrail makes to KMS, or S3 on its behalf, with the condition keys
// that they carry.
#pragma once

#include "base/text.hpp"
#include "cloudtrail/key.hpp"
#include "cloudtrail/trail.hpp"
#include "iam/match/request.hpp"

namespace trailseal::cloudtrail {

/// In the order of the columns of the table.
enum class KmsCall {
  GenerateDataKeyAtCreation,  ///< CloudTrail's own check when the trail is saved
  GenerateDataKeyAtDelivery,  ///< by S3 on CloudTrail's behalf, for every file
  Decrypt,
  DescribeKey,
};

/// `s3_arn` stands in the encryption context; DescribeKey has none.
iam::Request kms_request(KmsCall call, const Trail& trail, const Key& key,
                         const Text& s3_arn);

}  // namespace trailseal::cloudtrail
