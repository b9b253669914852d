#include "terraform/plan/provider_schema.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace trailseal::terraform {
namespace {

// clang-format off
// Source: Terraform AWS provider 6, as `terraform show -json` lists new resources. The
// defaults are the same in releases 3 to 5, as far as a rule looks at them: CHANGELOG.md
// and the upgrade guides of the provider, releases 4 to 6.
constexpr std::array kResourceSchemas{
    ProviderSchema{ResourceKind::Trail, "arn home_region id sns_topic_arn",
             R"({"advanced_event_selector":[],"cloud_watch_logs_group_arn":null,
                 "cloud_watch_logs_role_arn":null,"enable_log_file_validation":false,
                 "enable_logging":true,"event_selector":[],
                 "include_global_service_events":true,"insight_selector":[],
                 "is_multi_region_trail":false,"is_organization_trail":false,
                 "kms_key_id":null,"s3_key_prefix":null,"sns_topic_name":null,
                 "tags":null})"},
    ProviderSchema{ResourceKind::EventDataStore, "advanced_event_selector arn id",
             R"({"billing_mode":"EXTENDABLE_RETENTION_PRICING","kms_key_id":null,
                 "multi_region_enabled":true,"organization_enabled":false,
                 "retention_period":2555,"suspend":null,"tags":null,
                 "termination_protection_enabled":true,"timeouts":null})"},
    ProviderSchema{
        ResourceKind::Bucket,
        "acceleration_status acl arn bucket bucket_domain_name bucket_prefix "
        "bucket_region bucket_regional_domain_name cors_rule grant hosted_zone_id id "
        "lifecycle_rule logging object_lock_configuration object_lock_enabled policy "
        "replication_configuration request_payer "
        "server_side_encryption_configuration versioning website website_domain "
        "website_endpoint",
        R"({"force_destroy":false,"tags":null,"timeouts":null})"},
    ProviderSchema{ResourceKind::BucketEncryption, "id",
             R"({"expected_bucket_owner":null,"rule":[]})"},
    ProviderSchema{ResourceKind::BucketPublicAccessBlock, "id",
             R"({"block_public_acls":false,"block_public_policy":false,
                 "ignore_public_acls":false,"restrict_public_buckets":false})"},
    ProviderSchema{ResourceKind::AccountPublicAccessBlock, "account_id id",
             R"({"block_public_acls":false,"block_public_policy":false,
                 "ignore_public_acls":false,"restrict_public_buckets":false})"},
    ProviderSchema{ResourceKind::Key,
             "arn description id key_id multi_region policy rotation_period_in_days",
             R"({"bypass_policy_lockout_safety_check":false,"custom_key_store_id":null,
                 "customer_master_key_spec":"SYMMETRIC_DEFAULT",
                 "deletion_window_in_days":null,"enable_key_rotation":false,
                 "is_enabled":true,"key_usage":"ENCRYPT_DECRYPT","tags":null,"timeouts":null,
                 "xks_key_id":null})"},
    ProviderSchema{ResourceKind::ExternalKey,
             "arn enabled expiration_model id key_spec key_state key_usage multi_region "
             "policy",
             R"({"bypass_policy_lockout_safety_check":false,"deletion_window_in_days":30,
                 "description":null,"key_material_base64":null,"tags":null,
                 "valid_to":null})"},
    ProviderSchema{ResourceKind::ReplicaKey,
             "arn id key_id key_rotation_enabled key_spec key_usage policy",
             R"({"bypass_policy_lockout_safety_check":false,"deletion_window_in_days":30,
                 "description":null,"enabled":true,"tags":null})"},
    ProviderSchema{ResourceKind::ReplicaExternalKey,
             "arn enabled expiration_model id key_id key_spec key_state key_usage policy",
             R"({"bypass_policy_lockout_safety_check":false,"deletion_window_in_days":30,
                 "description":null,"key_material_base64":null,"tags":null,
                 "valid_to":null})"},
    ProviderSchema{ResourceKind::KeyAlias, "arn id name name_prefix target_key_arn", "{}"},
    ProviderSchema{ResourceKind::BucketPolicy, "id", "{}"},
    ProviderSchema{ResourceKind::KeyPolicy, "id",
             R"({"bypass_policy_lockout_safety_check":false})"},
    ProviderSchema{ResourceKind::LogGroup,
             "arn deletion_protection_enabled id log_group_class name name_prefix",
             R"({"kms_key_id":null,"retention_in_days":0,"skip_destroy":false,
                 "tags":null})"},
    ProviderSchema{ResourceKind::Topic,
             "arn beginning_archive_time fifo_throughput_scope id name name_prefix owner "
             "policy signature_version tracing_config",
             R"({"content_based_deduplication":false,"delivery_policy":null,
                 "display_name":null,"fifo_topic":false,"kms_master_key_id":null,
                 "tags":null})"},
    ProviderSchema{ResourceKind::TopicPolicy, "id owner", "{}"},
    ProviderSchema{ResourceKind::Role,
             "arn create_date id inline_policy managed_policy_arns name name_prefix "
             "unique_id",
             R"({"description":null,"force_detach_policies":false,
                 "max_session_duration":3600,"path":"/","permissions_boundary":null,
                 "tags":null})"},
    ProviderSchema{ResourceKind::RolePolicy, "id name name_prefix", "{}"},
    ProviderSchema{ResourceKind::ManagedPolicy, "arn id name name_prefix policy_id",
             R"({"description":null,"path":"/","tags":null})"},
    ProviderSchema{ResourceKind::Organization,
             "accounts arn id master_account_arn master_account_email "
             "master_account_id master_account_name non_master_accounts roots",
             R"({"feature_set":"ALL"})"},
};
constexpr std::array kDataSchemas{
    ProviderSchema{ResourceKind::PolicyDocument, "id json minified_json",
             R"({"override_json":null,"override_policy_documents":null,
                 "policy_id":null,"source_json":null,"source_policy_documents":null,
                 "statement":[],"version":null})"},
    ProviderSchema{ResourceKind::CallerIdentity, "account_id arn id user_id", "{}"},
    ProviderSchema{ResourceKind::CallerRegion, "description endpoint id name region", "{}"},
    ProviderSchema{ResourceKind::CallerPartition, "dns_suffix id partition reverse_dns_prefix",
             "{}"},
    ProviderSchema{ResourceKind::Organization,
             "accounts arn enabled_policy_types feature_set id master_account_arn master_account_email "
             "master_account_id master_account_name non_master_accounts roots",
             "{}", false},
    ProviderSchema{ResourceKind::Bucket,
             "arn bucket_domain_name bucket_region bucket_regional_domain_name "
             "hosted_zone_id id region website_domain website_endpoint",
             "{}"},
    ProviderSchema{ResourceKind::BucketPolicy, "id policy", "{}"},
    ProviderSchema{ResourceKind::Key,
             "arn creation_date custom_key_store_id "
             "customer_master_key_spec deletion_date enabled expiration_model id "
             "key_manager key_spec key_state key_usage multi_region "
             "multi_region_configuration origin valid_to",
             "{}", false},
    ProviderSchema{ResourceKind::KeyAlias, "arn id target_key_arn target_key_id", "{}"},
    ProviderSchema{ResourceKind::LogGroup, "arn creation_time id kms_key_id retention_in_days",
             "{}"},
    ProviderSchema{ResourceKind::Topic, "arn id", "{}"},
};
constexpr ProviderSchema kBuiltInSchema{ResourceKind::None, "id output", R"({"triggers_replace":null})"};
constexpr ProviderSchema kOtherSchema{ResourceKind::None, "arn id", "{}", false};
constexpr ProviderSchema kSeparateSchema{ResourceKind::None, "id", "{}", false};
// clang-format on

const ProviderSchema* row_among(std::span<const ProviderSchema> rows, ResourceKind kind) {
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const auto& row) { return row.kind == kind; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

const ProviderSchema& provider_schema(std::string_view type, bool data) {
  if (type == kBuiltInType) return kBuiltInSchema;
  const ResourceKind kind = kind_of(type);
  if (kind == ResourceKind::None) return kOtherSchema;
  const ProviderSchema* row =
      data ? row_among(kDataSchemas, kind) : row_among(kResourceSchemas, kind);
  if (row != nullptr) return *row;
  return !data && find_kind(type)->is_separate() ? kSeparateSchema : kOtherSchema;
}

}  // namespace trailseal::terraform
