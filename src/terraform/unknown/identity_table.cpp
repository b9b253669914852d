// Source: schemas of the AWS provider, releases 3 to 6.
#include "terraform/unknown/identity_table.hpp"

#include <algorithm>
#include <array>

#include "terraform/plan/resource_type.hpp"

namespace trailseal::terraform {
namespace {

struct IdentityRow {
  std::string_view type{};
  std::string_view path{};
  Identity identity = Identity::None;
};

constexpr std::array kIdentities{
    IdentityRow{"aws_cloudtrail", "s3_bucket_name", Identity::Bucket},
    IdentityRow{"aws_cloudtrail", "kms_key_id", Identity::KeyArn},
    IdentityRow{"aws_cloudtrail", "sns_topic_name", Identity::Topic},
    IdentityRow{"aws_cloudtrail_event_data_store", "kms_key_id", Identity::KeyArn},
    IdentityRow{"aws_cloudwatch_log_group", "kms_key_id", Identity::KeyArn},
    IdentityRow{"aws_kms_alias", "target_key_id", Identity::Key},
    IdentityRow{"aws_kms_key_policy", "key_id", Identity::Key},
    IdentityRow{"aws_kms_key_policy", "policy", Identity::Policy},
    IdentityRow{"aws_kms_replica_key", "primary_key_arn", Identity::KeyArn},
    IdentityRow{"aws_kms_replica_external_key", "primary_key_arn", Identity::KeyArn},
    IdentityRow{"aws_sns_topic", "kms_master_key_id", Identity::Key},
    IdentityRow{"aws_sns_topic", "policy", Identity::Policy},
    IdentityRow{"aws_sns_topic_policy", "arn", Identity::TopicArn},
    IdentityRow{"aws_sns_topic_policy", "policy", Identity::Policy},
    IdentityRow{"aws_s3_bucket", "policy", Identity::Policy},
    IdentityRow{"aws_s3_bucket_policy", "policy", Identity::Policy},
    IdentityRow{"aws_s3_bucket_logging", "target_bucket", Identity::Bucket},
    IdentityRow{"aws_s3_bucket_server_side_encryption_configuration",
                "rule.*.apply_server_side_encryption_by_default.*.kms_master_key_id",
                Identity::Key},
    IdentityRow{"aws_s3_bucket",
                "server_side_encryption_configuration.*.rule.*."
                "apply_server_side_encryption_by_default.*.kms_master_key_id",
                Identity::Key},
};

/// The first attribute is the usual one; an empty first one means that there is none.
struct AcceptRow {
  Identity identity = Identity::None;
  std::string_view type{};
  AttributeNames attributes{};
};

constexpr std::array kAccepted{
    AcceptRow{Identity::Bucket, "aws_s3_bucket", {"bucket", "id"}},
    AcceptRow{Identity::KeyArn, "aws_kms_alias", {"", "arn", "target_key_arn"}},
    AcceptRow{Identity::Key,
              "aws_kms_alias",
              {"", "arn", "name", "id", "target_key_arn", "target_key_id"}},
    AcceptRow{Identity::Key, "aws_kms_key_policy", {"key_id", "id"}},
    AcceptRow{Identity::KeyArn, "aws_kms_key_policy", {"key_id", "id"}},
    AcceptRow{Identity::Topic, "aws_sns_topic", {"arn", "id", "name"}},
    AcceptRow{Identity::TopicArn, "aws_sns_topic", {"arn", "id"}},
    AcceptRow{Identity::Topic, "aws_sns_topic_policy", {"arn", "id"}},
    AcceptRow{Identity::TopicArn, "aws_sns_topic_policy", {"arn", "id"}},
};

constexpr AttributeNames kBucketOfCompanion{"bucket", "id"};
constexpr AttributeNames kArnOfKey{"arn"};
constexpr AttributeNames kNameOfKey{"arn", "key_id", "id"};
constexpr AttributeNames kJsonOfDocument{"json", "minified_json"};

struct DefaultRow {
  std::string_view type{};
  std::string_view path{};
};

constexpr std::array kDefaults{
    DefaultRow{"aws_s3_bucket", "acl"},
    DefaultRow{"aws_s3_bucket", "bucket_prefix"},
    DefaultRow{"aws_s3_bucket", "grant"},
    DefaultRow{"aws_s3_bucket", "logging"},
    DefaultRow{"aws_s3_bucket", "object_lock_configuration"},
    DefaultRow{"aws_s3_bucket", "policy"},
    DefaultRow{"aws_s3_bucket", "request_payer"},
    DefaultRow{"aws_s3_bucket", "server_side_encryption_configuration"},
    DefaultRow{"aws_s3_bucket", "versioning"},
    DefaultRow{"aws_s3_bucket_server_side_encryption_configuration",
               "rule.*.apply_server_side_encryption_by_default.*.kms_master_key_id"},
    DefaultRow{"aws_s3_bucket_server_side_encryption_configuration",
               "rule.*.bucket_key_enabled"},
    DefaultRow{"aws_kms_alias", "name_prefix"},
    DefaultRow{"aws_cloudwatch_log_group", "name_prefix"},
    DefaultRow{"aws_sns_topic", "name_prefix"},
    DefaultRow{"aws_sns_topic", "policy"},
};

}  // namespace

Identity identity_of(std::string_view type, std::string_view path) {
  if (is_bucket_companion(type) && path == "bucket") return Identity::Bucket;
  if (is_key_type(type) && path == "policy") return Identity::Policy;
  for (const IdentityRow& row : kIdentities) {
    if (row.type == type && row.path == path) return row.identity;
  }
  return Identity::None;
}

const AttributeNames* attributes_giving(Identity identity, std::string_view type,
                                        bool data) {
  if (identity == Identity::None) return nullptr;
  if (data) {
    const bool document = type == "aws_iam_policy_document";
    return document && identity == Identity::Policy ? &kJsonOfDocument : nullptr;
  }
  if (identity == Identity::Bucket && is_bucket_companion(type)) {
    return &kBucketOfCompanion;
  }
  if (identity == Identity::KeyArn && is_key_type(type)) return &kArnOfKey;
  if (identity == Identity::Key && is_key_type(type)) return &kNameOfKey;
  for (const AcceptRow& row : kAccepted) {
    if (row.identity == identity && row.type == type) return &row.attributes;
  }
  return nullptr;
}

bool is_left_to_default(std::string_view type, std::string_view path) {
  if (is_key_type(type) && path == "policy") return true;
  return std::any_of(kDefaults.begin(), kDefaults.end(), [&](const DefaultRow& row) {
    return row.type == type && row.path == path;
  });
}

}  // namespace trailseal::terraform
