// Whose policy is it? A bucket policy names its bucket, so that a file in the wrong place
// is found out.
#pragma once

#include "aws_export/deployment.hpp"

namespace trailseal::aws_export {

/// Do all resources of a bucket policy name other buckets? S3 saves no such policy, so the
/// files are mixed up: that is said.
bool is_policy_of_another_bucket(Deployment& deployment, const Value& policy,
                                 const Entity& bucket);

}  // namespace trailseal::aws_export
