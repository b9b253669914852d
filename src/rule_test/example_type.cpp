#include "rule_test/example_type.hpp"

#include <algorithm>
#include <array>

namespace trailseal::rule_test {
namespace {

// clang-format off
// Source: Terraform AWS provider 6, as `terraform show -json` lists new resources.
constexpr std::array kTypes{
    ExampleType{"aws_cloudtrail", "arn home_region id sns_topic_arn",
             R"({"advanced_event_selector":[],"cloud_watch_logs_group_arn":null,
                 "cloud_watch_logs_role_arn":null,"enable_log_file_validation":false,
                 "enable_logging":true,"event_selector":[],
                 "include_global_service_events":true,"insight_selector":[],
                 "is_multi_region_trail":false,"is_organization_trail":false,
                 "kms_key_id":null,"s3_key_prefix":null,"sns_topic_name":null})"},
    ExampleType{
        "aws_s3_bucket",
        "acceleration_status acl arn bucket bucket_domain_name bucket_prefix "
        "bucket_region bucket_regional_domain_name cors_rule grant hosted_zone_id id "
        "lifecycle_rule logging object_lock_configuration object_lock_enabled policy "
        "replication_configuration request_payer "
        "server_side_encryption_configuration versioning website website_domain "
        "website_endpoint",
        R"({"force_destroy":false})"},
    ExampleType{"aws_s3_bucket_server_side_encryption_configuration", "id",
             R"({"expected_bucket_owner":null})"},
    ExampleType{"aws_kms_key",
             "arn description id key_id multi_region policy rotation_period_in_days",
             R"({"bypass_policy_lockout_safety_check":false,"custom_key_store_id":null,
                 "customer_master_key_spec":"SYMMETRIC_DEFAULT",
                 "deletion_window_in_days":null,"enable_key_rotation":false,
                 "is_enabled":true,"key_usage":"ENCRYPT_DECRYPT","xks_key_id":null})"},
    ExampleType{"aws_kms_alias", "arn id name_prefix target_key_arn", "{}"},
    ExampleType{"aws_kms_key_policy", "id",
             R"({"bypass_policy_lockout_safety_check":false})"},
    ExampleType{"aws_iam_role", "arn create_date id unique_id", R"({"path":"/"})"},
    ExampleType{"aws_iam_policy_document", "id json minified_json",
             R"({"override_policy_documents":null,"policy_id":null,
                 "source_policy_documents":null,"version":null})"},
    ExampleType{"terraform_data", "id output", R"({"triggers_replace":null})"},
};
constexpr ExampleType kOtherType{"", "arn id", "{}"};
// clang-format on

}  // namespace

const ExampleType& example_type(std::string_view type) {
  const auto* const row = std::find_if(
      kTypes.begin(), kTypes.end(), [&](const auto& each) { return each.type == type; });
  return row == kTypes.end() ? kOtherType : *row;
}

}  // namespace trailseal::rule_test
