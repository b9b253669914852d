// Settings of a bucket in the form that Terraform's `aws_s3_bucket` has them in a state,
// from the API's answers and from items of AWS Config.
//
// `public_access_block` and `object_ownership` are resources of their own with Terraform;
// here they are attributes of the bucket, as AWS has them.
#pragma once

#include <string_view>

#include "document/value.hpp"

namespace trailseal::aws_export {

/// Where the default encryption of a bucket has its algorithm and its key.
inline constexpr std::string_view kDefaultAlgorithm =
    "server_side_encryption_configuration.0.rule.0."
    "apply_server_side_encryption_by_default.0.sse_algorithm";
inline constexpr std::string_view kDefaultKey =
    "server_side_encryption_configuration.0.rule.0."
    "apply_server_side_encryption_by_default.0.kms_master_key_id";

/// `server_side_encryption_configuration` with one rule.
Value encryption_blocks(const Value& algorithm, const Value& key_id,
                        const Value& bucket_key);
/// The four switches; one that is not told is off, as all are without a configuration. Of
/// the API or, with a small first letter, of AWS Config.
Value block_attributes(const Value& switches, Position place);
/// `versioning`, from `Enabled`, `Suspended`, `Off` or nothing.
Value versioning_block(const Value& status, Position place);
/// `logging`; empty where no target is told.
Value logging_block(const Value& target, const Value& prefix, Position place);
/// `object_lock_configuration`; empty where no default retention is told.
Value lock_block(const Value& retention, Position place);

}  // namespace trailseal::aws_export
