#include "rule_test/example_type.hpp"

#include <array>

namespace trailseal::rule_test {
namespace {

// clang-format off
// Source: Terraform AWS provider 6, as `terraform show -json` lists new resources.
constexpr std::array kTypes{
    ExampleType{ResourceKind::Trail, "arn home_region id sns_topic_arn",
             R"({"advanced_event_selector":[],"cloud_watch_logs_group_arn":null,
                 "cloud_watch_logs_role_arn":null,"enable_log_file_validation":false,
                 "enable_logging":true,"event_selector":[],
                 "include_global_service_events":true,"insight_selector":[],
                 "is_multi_region_trail":false,"is_organization_trail":false,
                 "kms_key_id":null,"s3_key_prefix":null,"sns_topic_name":null})"},
    ExampleType{
        ResourceKind::Bucket,
        "acceleration_status acl arn bucket bucket_domain_name bucket_prefix "
        "bucket_region bucket_regional_domain_name cors_rule grant hosted_zone_id id "
        "lifecycle_rule logging object_lock_configuration object_lock_enabled policy "
        "replication_configuration request_payer "
        "server_side_encryption_configuration versioning website website_domain "
        "website_endpoint",
        R"({"force_destroy":false})"},
    ExampleType{ResourceKind::BucketEncryption, "id",
             R"({"expected_bucket_owner":null})"},
    ExampleType{ResourceKind::Key,
             "arn description id key_id multi_region policy rotation_period_in_days",
             R"({"bypass_policy_lockout_safety_check":false,"custom_key_store_id":null,
                 "customer_master_key_spec":"SYMMETRIC_DEFAULT",
                 "deletion_window_in_days":null,"enable_key_rotation":false,
                 "is_enabled":true,"key_usage":"ENCRYPT_DECRYPT","xks_key_id":null})"},
    ExampleType{ResourceKind::KeyAlias, "arn id name_prefix target_key_arn", "{}"},
    ExampleType{ResourceKind::KeyPolicy, "id",
             R"({"bypass_policy_lockout_safety_check":false})"},
    ExampleType{ResourceKind::Role, "arn create_date id unique_id", R"({"path":"/"})"},
    ExampleType{ResourceKind::PolicyDocument, "id json minified_json",
             R"({"override_policy_documents":null,"policy_id":null,
                 "source_policy_documents":null,"version":null})"},
};
constexpr ExampleType kBuiltIn{ResourceKind::None, "id output", R"({"triggers_replace":null})"};
constexpr ExampleType kOtherType{ResourceKind::None, "arn id", "{}"};
// clang-format on

}  // namespace

const ExampleType& example_type(std::string_view type) {
  if (type == kBuiltInType) return kBuiltIn;
  const ResourceKind kind = kind_of(type);
  for (const ExampleType& row : kTypes) {
    if (kind != ResourceKind::None && row.kind == kind) return row;
  }
  return kOtherType;
}

}  // namespace trailseal::rule_test
