// Sources: AWS CLI Command Reference, and the error lists of the API references of each
// service. S3 answers a call for what is not set with an error code of its own, or with
// nothing at all (versioning, access logging).
#include "aws_export/call_table.hpp"

#include <algorithm>

#include "aws_export/account_answers.hpp"
#include "aws_export/bucket_answers.hpp"
#include "aws_export/config_answers.hpp"
#include "aws_export/key_answers.hpp"
#include "aws_export/neighbor_answers.hpp"
#include "aws_export/object_answers.hpp"
#include "aws_export/security_hub_answers.hpp"
#include "aws_export/trail_answers.hpp"

namespace trailseal::aws_export {
namespace {

using Kind = ResourceKind;

/// A call about one bucket.
constexpr CallRow of_bucket(std::string_view operation,
                            std::array<std::string_view, 8> attributes,
                            std::string_view not_configured,
                            void (*read)(Deployment&, const Asked&, Entity*)) {
  return {.service = "s3api",
          .operation = operation,
          .subject = Kind::Bucket,
          .option = "--bucket",
          .attributes = attributes,
          .not_configured = {not_configured},
          .read = read};
}

constexpr CallRow of_key(std::string_view operation,
                         std::array<std::string_view, 8> attributes,
                         void (*read)(Deployment&, const Asked&, Entity*)) {
  return {.service = "kms",
          .operation = operation,
          .subject = Kind::Key,
          .option = "--key-id",
          .attributes = attributes,
          .read = read};
}

/// A call whose answer names the resources that it is about.
constexpr CallRow naming(std::string_view service, std::string_view operation,
                         void (*read)(Deployment&, const Asked&, Entity*),
                         void (*refused)(Deployment&, const Asked&) = nullptr) {
  return {.service = service, .operation = operation, .read = read, .refused = refused};
}

// clang-format off
constexpr std::array kCalls{
    naming("sts", "get-caller-identity", &read_caller),
    naming("organizations", "describe-organization", &read_organization),
    naming("cloudtrail", "describe-trails", &read_trails, &note_refused_trails),
    CallRow{.service = "cloudtrail", .operation = "get-trail", .subject = Kind::Trail, .option = "--name",
            .attributes = {"s3_bucket_name", "s3_key_prefix", "kms_key_id", "is_multi_region_trail",
                           "is_organization_trail", "enable_log_file_validation", "cloud_watch_logs_group_arn",
                           "sns_topic_name"},
            .read = &read_trail},
    naming("cloudtrail", "list-trails", &read_trail_list),
    CallRow{.service = "cloudtrail", .operation = "get-trail-status", .subject = Kind::Trail, .option = "--name",
            .attributes = {"enable_logging"}, .read = &read_trail_status},
    CallRow{.service = "cloudtrail", .operation = "get-event-selectors", .subject = Kind::Trail, .option = "--trail-name",
            .attributes = {"event_selector", "advanced_event_selector"}, .read = &read_event_selectors},
    CallRow{.service = "cloudtrail", .operation = "get-insight-selectors", .subject = Kind::Trail, .option = "--trail-name",
            .attributes = {"insight_selector"}, .not_configured = {"InsightNotEnabledException"},
            .read = &read_insight_selectors},
    naming("cloudtrail", "list-event-data-stores", &read_event_data_stores, &note_refused_event_data_stores),
    CallRow{.service = "cloudtrail", .operation = "get-event-data-store", .subject = Kind::EventDataStore,
            .option = "--event-data-store", .attributes = {"kms_key_id"}, .read = &read_event_data_store},

    naming("kms", "list-aliases", &read_aliases),
    of_key("describe-key", {"key_state", "key_manager", "key_usage", "customer_master_key_spec", "is_enabled", "origin"},
           &read_key),
    of_key("get-key-policy", {"policy"}, &read_key_policy),
    of_key("get-key-rotation-status", {"enable_key_rotation"}, &read_key_rotation),
    of_key("list-grants", {"grants"}, &read_grants),

    naming("s3api", "list-buckets", &read_bucket_list),
    of_bucket("get-bucket-location", {"region"}, "", &read_bucket_location),
    of_bucket("head-bucket", {}, "", &read_bucket_head),
    of_bucket("get-bucket-encryption", {"server_side_encryption_configuration"},
              "ServerSideEncryptionConfigurationNotFoundError", &read_bucket_encryption),
    of_bucket("get-bucket-policy", {"policy"}, "NoSuchBucketPolicy", &read_bucket_policy),
    of_bucket("get-public-access-block", {"public_access_block"}, "NoSuchPublicAccessBlockConfiguration",
              &read_public_access_block),
    of_bucket("get-bucket-acl", {"acl", "grant"}, "", &read_bucket_acl),
    of_bucket("get-bucket-ownership-controls", {"object_ownership"}, "OwnershipControlsNotFoundError",
              &read_bucket_ownership),
    of_bucket("get-bucket-versioning", {"versioning"}, "", &read_bucket_versioning),
    of_bucket("get-bucket-logging", {"logging"}, "", &read_bucket_logging),
    of_bucket("get-object-lock-configuration", {"object_lock_enabled", "object_lock_configuration"},
              "ObjectLockConfigurationNotFoundError", &read_bucket_lock),
    of_bucket("get-bucket-request-payment", {"request_payer"}, "", &read_bucket_payer),
    CallRow{.service = "s3control", .operation = "get-public-access-block", .subject = Kind::AccountPublicAccessBlock,
            .option = "--account-id",
            .attributes = {"block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"},
            .not_configured = {"NoSuchPublicAccessBlockConfiguration"}, .read = &read_account_block},

    naming("logs", "describe-log-groups", &read_log_groups),
    CallRow{.service = "sns", .operation = "get-topic-attributes", .subject = Kind::Topic, .option = "--topic-arn",
            .attributes = {"policy", "kms_master_key_id"}, .read = &read_topic},

    naming("s3api", "list-objects-v2", &read_object_list),
    naming("s3api", "head-object", &read_object_head, &note_refused_object),
    naming("securityhub", "get-findings", &read_findings, &note_refused_findings),
    naming("securityhub", "describe-hub", &read_hub),
    naming("securityhub", "get-enabled-standards", &read_standards),

    naming("configservice", "get-resource-config-history", &read_config_items),
    naming("configservice", "batch-get-resource-config", &read_config_items),
    naming("configservice", "select-resource-config", &read_config_items),
    naming("configservice", "select-aggregate-resource-config", &read_config_items),
};
// clang-format on

}  // namespace

std::span<const CallRow> calls() { return kCalls; }

const CallRow* find_call(const Command& command) {
  const auto found = std::find_if(kCalls.begin(), kCalls.end(), [&](const CallRow& row) {
    return row.service == command.service && row.operation == command.operation;
  });
  return found == kCalls.end() ? nullptr : &*found;
}

std::string command_for(const CallRow& row, const Entity& entity) {
  std::string subject = entity.arn;
  if (row.subject == Kind::Bucket) subject = bucket_name_of(entity.arn);
  if (row.subject == Kind::AccountPublicAccessBlock) subject = entity.account;
  std::string line = "aws " + std::string(row.service) + " " +
                     std::string(row.operation) + " " + std::string(row.option) + " " +
                     subject;
  if (row.operation == "get-key-policy") line += " --policy-name default";
  const bool regional = row.service != "s3api" && row.service != "s3control";
  if (regional && !entity.region.empty()) line += " --region " + entity.region;
  return line;
}

}  // namespace trailseal::aws_export
