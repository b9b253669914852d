#include "terraform/plan/identity_table.hpp"

#include <string>

#include "support/catch.hpp"

namespace trailseal::terraform::identity_table_test {
namespace {

std::string given(Identity identity, std::string_view type, bool data = false) {
  std::string names;
  for (const std::string_view name : attributes_giving(identity, type, data)) {
    names.append(names.empty() ? "" : " ").append(name.empty() ? "-" : name);
  }
  return names;
}

TEST_CASE("an attribute names what the provider takes it for", "[identity]") {
  CHECK(identity_of("aws_cloudtrail", "s3_bucket_name") == Identity::Bucket);
  CHECK(identity_of("aws_cloudtrail", "kms_key_id") == Identity::KeyArn);
  CHECK(identity_of("aws_s3_bucket_versioning", "bucket") == Identity::Bucket);
  CHECK(identity_of("aws_kms_external_key", "policy") == Identity::Policy);
  CHECK(identity_of("aws_sns_topic_policy", "arn") == Identity::TopicArn);
  CHECK(identity_of("aws_s3_bucket", "bucket") == Identity::None);
  CHECK(identity_of("aws_sqs_queue", "policy") == Identity::None);
}

TEST_CASE("an identity comes from the attributes that hold it", "[identity]") {
  struct Case {
    Identity identity;
    const char* type;
    const char* names;
  };
  const auto c = GENERATE(values<Case>({
      {Identity::Bucket, "aws_s3_bucket", "bucket id"},
      {Identity::Bucket, "aws_s3_bucket_policy", "bucket id"},
      {Identity::Bucket, "aws_s3_bucket_acl", "bucket id"},
      {Identity::KeyArn, "aws_kms_key", "arn"},
      {Identity::KeyArn, "aws_kms_replica_external_key", "arn"},
      {Identity::KeyArn, "aws_kms_alias", "- arn target_key_arn"},
      {Identity::KeyArn, "aws_kms_key_policy", "key_id id"},
      {Identity::Key, "aws_kms_key", "arn key_id id"},
      {Identity::Key, "aws_kms_alias", "- arn name id target_key_arn target_key_id"},
      {Identity::Key, "aws_kms_key_policy", "key_id id"},
      {Identity::Topic, "aws_sns_topic", "arn id name"},
      {Identity::TopicArn, "aws_sns_topic", "arn id"},
      {Identity::Topic, "aws_sns_topic_policy", "arn id"},
      {Identity::TopicArn, "aws_sns_topic_policy", "arn id"},
      {Identity::Role, "aws_iam_role", "id name"},
      {Identity::RoleArn, "aws_iam_role", "arn"},
      {Identity::Role, "aws_iam_role_policy", "role"},
      {Identity::ManagedPolicyArn, "aws_iam_policy", "arn id"},
      {Identity::Bucket, "aws_kms_key", ""},
      {Identity::Key, "aws_s3_bucket", ""},
      {Identity::Policy, "aws_s3_bucket", ""},
      {Identity::None, "aws_s3_bucket", ""},
      {Identity::Bucket, "aws_sqs_queue", ""},
  }));
  CAPTURE(c.type);
  CHECK(given(c.identity, c.type) == c.names);
  // Of data sources, those that read a key tell which one it is.
  const std::string type = c.type;
  const bool of_key = is_key(kind_of(type)) || kind_of(type) == ResourceKind::KeyAlias;
  CHECK(given(c.identity, c.type, true) == (of_key ? c.names : ""));
}

TEST_CASE("a policy comes from a document, and only from one", "[identity]") {
  CHECK(given(Identity::Policy, "aws_iam_policy_document", true) == "json minified_json");
  CHECK(given(Identity::Policy, "aws_iam_policy_document") == "");
  CHECK(given(Identity::Key, "aws_iam_policy_document", true) == "");
}

TEST_CASE("what nobody has to set is left to the default", "[identity]") {
  CHECK(is_left_to_default("aws_kms_replica_key", "policy"));
  CHECK(is_left_to_default("aws_s3_bucket", "versioning"));
  CHECK_FALSE(is_left_to_default("aws_s3_bucket_policy", "policy"));
  CHECK_FALSE(is_left_to_default("aws_s3_bucket", "bucket"));
}

}  // namespace
}  // namespace trailseal::terraform::identity_table_test
