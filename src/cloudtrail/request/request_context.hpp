// The condition keys that CloudTrail's requests carry, as one table.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "cloudtrail/bucket.hpp"
#include "cloudtrail/trail.hpp"
#include "iam/match/request.hpp"

namespace trailseal::cloudtrail {

/// A call that CloudTrail makes.
enum class Call {
  GetBucketAcl,
  PutObject,
  GenerateDataKeyAtCreation,  ///< CloudTrail's own check when the trail is saved
  GenerateDataKeyAtDelivery,  ///< by S3 on CloudTrail's behalf, for every file
  Decrypt,
  DescribeKey,
};

/// What of a call is not the same for all calls of a trail.
struct CallDetail {
  /// `x-amz-server-side-encryption` of a PutObject.
  std::string algorithm{};
  /// `x-amz-server-side-encryption-aws-kms-key-id`; empty: no such header.
  Text kms_key{};
  /// `aws:s3:arn` of the encryption context.
  Text s3_arn{};
  /// Another assumption about what AWS does not document, see variants_of().
  int variant = 0;
};

/// How many assumptions a call has to be judged under: what differs between them is not
/// documented, and only an answer that is the same for all of them is certain.
int variants_of(Call call);

iam::Context context_of(Call call, const Trail& trail, const Bucket& bucket,
                        const CallDetail& detail);

/// Where a row of the table comes from, for documentation and tests.
struct ContextSource {
  std::string key{};
  std::string source{};
};
std::vector<ContextSource> context_sources();

}  // namespace trailseal::cloudtrail
