#include "aws/resource_kind.hpp"

#include <cctype>
#include <set>
#include <string>

#include "support/catch.hpp"

namespace trailseal::resource_kind_test {
namespace {

bool is_empty(const Identifiers& identifiers) { return identifiers[0].attribute.empty(); }

const KindRow* first_row(ResourceKind kind) {
  for (const KindRow& row : resource_kinds()) {
    if (row.kind == kind) return &row;
  }
  return nullptr;
}

TEST_CASE("every kind has a row, and the rows stand in their order", "[kind]") {
  int next = static_cast<int>(ResourceKind::None);
  for (const KindRow& row : resource_kinds()) {
    const int kind = static_cast<int>(row.kind);
    CAPTURE(row.terraform, row.cloudformation);
    CHECK((kind == next || kind == next + 1));
    next = kind;
  }
  CHECK(next == static_cast<int>(ResourceKind::CustomResource));
}

TEST_CASE("a type stands in one row, and is found there", "[kind]") {
  std::set<std::string_view> seen;
  for (const KindRow& row : resource_kinds()) {
    CHECK_FALSE((row.terraform.empty() && row.cloudformation.empty()));
    for (const std::string_view type : {row.terraform, row.cloudformation}) {
      if (type.empty()) continue;
      CAPTURE(type);
      CHECK(seen.insert(type).second);
      CHECK(find_kind(type) == &row);
      CHECK(kind_of(type) == row.kind);
    }
  }
  CHECK(find_kind("aws_s3_bucket_notification") == nullptr);
  CHECK(find_kind("") == nullptr);
  CHECK(kind_of("AWS::S3::AccessPoint") == ResourceKind::None);
}

/// `s3` of `AWS::S3::Bucket`.
std::string service_of(std::string_view type) {
  constexpr std::string_view kStart = "AWS::";
  std::string service(type.substr(kStart.size()));
  service.resize(service.find(':'));
  for (char& c : service) c = static_cast<char>(std::tolower(c));
  return service;
}

TEST_CASE("types are spelt as their language spells types", "[kind]") {
  for (const KindRow& row : resource_kinds()) {
    CAPTURE(row.terraform, row.cloudformation);
    if (!row.terraform.empty())
      CHECK((row.terraform.starts_with("aws_") || row.terraform.starts_with("awscc_")));
    if (row.cloudformation.empty()) continue;
    REQUIRE(row.cloudformation.starts_with("AWS::"));
    const bool of_sam = row.kind == ResourceKind::Application;
    CHECK(service_of(row.cloudformation) == (of_sam ? "serverless" : row.service));
  }
}

TEST_CASE("what belongs to something says by which attribute", "[kind]") {
  for (const KindRow& row : resource_kinds()) {
    CAPTURE(row.terraform, row.cloudformation);
    const bool owned = row.owner != ResourceKind::None;
    CHECK(is_empty(row.links) == (!owned || row.terraform.empty()));
    CHECK(row.link_property.empty() == (!owned || row.cloudformation.empty()));
    if (!owned) continue;
    const KindRow* owner = first_row(row.owner);
    REQUIRE(owner != nullptr);
    CHECK_FALSE(is_empty(owner->identifiers));
    // Where the owner is read, the search has to come by it to find this one.
    CHECK(owner->keep != Keep::Never);
  }
}

TEST_CASE("only what is read makes scenarios, and CloudFormation has it", "[kind]") {
  for (const KindRow& row : resource_kinds()) {
    CAPTURE(row.terraform, row.cloudformation);
    if (row.makes_scenarios) {
      CHECK(row.keep != Keep::Never);
      CHECK_FALSE(row.cloudformation.empty());
    }
    if (row.data != Keep::Never) CHECK_FALSE(row.terraform.empty());
    if (row.of_account) CHECK(row.keep == Keep::Always);
  }
}

TEST_CASE("a policy makes scenarios wherever its owner does", "[kind]") {
  for (const KindRow& row : resource_kinds()) {
    if (row.owner == ResourceKind::None || row.cloudformation.empty()) continue;
    CAPTURE(row.cloudformation);
    CHECK(row.makes_scenarios == first_row(row.owner)->makes_scenarios);
  }
}

TEST_CASE("a name that can be given identifies the resource", "[kind]") {
  for (const KindRow& row : resource_kinds()) {
    if (row.name_attribute.empty()) continue;
    CAPTURE(row.terraform);
    CHECK(is_known_by(row.terraform, row.name_attribute));
    CHECK_FALSE(row.name_property.empty());
  }
}

TEST_CASE("keys and the parts of a bucket are told by their kind", "[kind]") {
  CHECK(is_key(kind_of("aws_kms_replica_external_key")));
  CHECK(is_key(kind_of("AWS::KMS::Key")));
  CHECK_FALSE(is_key(kind_of("aws_kms_alias")));
  CHECK(is_separate_of_bucket(kind_of("aws_s3_bucket_policy")));
  CHECK(is_separate_of_bucket(kind_of("aws_s3_bucket_versioning")));
  CHECK_FALSE(is_separate_of_bucket(kind_of("aws_s3_bucket")));
  CHECK_FALSE(is_separate_of_bucket(kind_of("aws_kms_key_policy")));
  CHECK(terraform_type(ResourceKind::TopicPolicy) == "aws_sns_topic_policy");
  CHECK(terraform_type(ResourceKind::Application).empty());
}

TEST_CASE("resources are known by their identity, parts by their owner's", "[kind]") {
  struct Case {
    const char* type;
    const char* attribute;
    bool known;
    bool linked;
  };
  const auto c = GENERATE(values<Case>({
      {"aws_s3_bucket", "bucket", true, false},
      {"aws_s3_bucket", "arn", true, false},
      {"aws_s3_bucket", "policy", false, false},
      {"aws_s3_bucket_policy", "bucket", true, true},
      {"aws_kms_alias", "name", true, false},
      {"aws_kms_alias", "target_key_id", false, true},
      {"aws_kms_key_policy", "key_id", true, true},
      {"aws_sns_topic_policy", "arn", true, true},
      {"aws_iam_role", "arn", true, false},
      {"aws_iam_role_policy_attachment", "role", true, true},
      {"aws_iam_role_policy_attachment", "policy_arn", false, false},
      {"aws_iam_user", "arn", false, false},
      {"aws_s3_bucket_notification", "bucket", true, true},
      {"aws_s3_bucket_notification", "topic", false, false},
      {"aws_s3_bucket_notification", "", false, false},
  }));
  CAPTURE(c.type, c.attribute);
  CHECK(is_known_by(c.type, c.attribute) == c.known);
  CHECK(is_linked_by(c.type, c.attribute) == c.linked);
}

}  // namespace
}  // namespace trailseal::resource_kind_test
