#include "terraform/plan/resource_type.hpp"

#include <algorithm>
#include <array>

namespace trailseal::terraform {
namespace {

using namespace std::string_view_literals;

constexpr std::array kKeys{
    "aws_kms_key"sv,
    "aws_kms_external_key"sv,
    "aws_kms_replica_key"sv,
    "aws_kms_replica_external_key"sv,
};

constexpr std::array kBucketCompanions{
    "aws_s3_bucket_policy"sv,
    "aws_s3_bucket_server_side_encryption_configuration"sv,
    "aws_s3_bucket_public_access_block"sv,
    "aws_s3_bucket_versioning"sv,
    "aws_s3_bucket_logging"sv,
    "aws_s3_bucket_ownership_controls"sv,
    "aws_s3_bucket_acl"sv,
    "aws_s3_bucket_request_payment_configuration"sv,
    "aws_s3_bucket_object_lock_configuration"sv,
};

constexpr std::array kManaged{
    "aws_cloudtrail"sv,
    "aws_cloudtrail_event_data_store"sv,
    "aws_s3_bucket"sv,
    "aws_s3_account_public_access_block"sv,
    "aws_kms_alias"sv,
    "aws_kms_key_policy"sv,
    "aws_cloudwatch_log_group"sv,
    "aws_sns_topic"sv,
    "aws_sns_topic_policy"sv,
};

constexpr std::array kData{
    "aws_iam_policy_document"sv,
    "aws_caller_identity"sv,
    "aws_region"sv,
    "aws_partition"sv,
    "aws_organizations_organization"sv,
    "aws_kms_key"sv,
    "aws_kms_alias"sv,
    "aws_s3_bucket"sv,
    "aws_s3_bucket_policy"sv,
    "aws_cloudwatch_log_group"sv,
    "aws_sns_topic"sv,
};

template <typename Table>
bool contains(const Table& table, std::string_view type) {
  return std::find(table.begin(), table.end(), type) != table.end();
}

}  // namespace

bool is_key_type(std::string_view type) { return contains(kKeys, type); }

bool is_bucket_companion(std::string_view type) {
  return contains(kBucketCompanions, type);
}

bool is_wanted_type(std::string_view type, bool data) {
  if (!type.starts_with("aws_")) return false;
  if (data) return contains(kData, type);
  return is_key_type(type) || is_bucket_companion(type) || contains(kManaged, type) ||
         type.starts_with("aws_securityhub_");
}

}  // namespace trailseal::terraform
