// Sources: the schemas of Terraform's AWS provider, releases 3 to 6; the schemas of the
// CloudFormation registry; the Service Authorization Reference for the services.
//
// What loaders keep of a large input starts from the rows with Keep::Always. A bucket
// policy is found from its bucket, by the link of its row.
#include "aws/resource_kind.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace trailseal {
namespace {

using Kind = ResourceKind;
using enum Keep;

constexpr auto kArn = IdentityForm::Arn;
constexpr auto kName = IdentityForm::Name;
constexpr auto kAny = IdentityForm::Any;

constexpr Identifiers kOfBucket{{{"bucket", kName}, {"id", kName}, {"arn", kArn}}};
constexpr Identifiers kOfKey{{{"arn", kArn}, {"key_id", kName}, {"id", kName}}};
constexpr Identifiers kOfTopic{{{"arn", kArn}, {"id", kArn}, {"name", kName}}};
// What `id` holds differs by kind and by the provider's release.
constexpr Identifiers kNamed{{{"arn", kArn}, {"id", kAny}, {"name", kName}}};
constexpr Identifiers kOfRole{{{"arn", kArn}, {"id", kName}, {"name", kName}}};
constexpr Identifiers kOfManagedPolicy{{{"arn", kArn}, {"id", kArn}, {"name", kName}}};
constexpr Identifiers kByArn{{{"arn", kArn}, {"id", kArn}}};

constexpr Identifiers kToBucket{{{"bucket", kName}, {"id", kName}}};
// A key may be given by its id or its ARN, and the attribute keeps what was given.
constexpr Identifiers kToKey{{{"key_id", kAny}, {"id", kAny}}};
constexpr Identifiers kAliasToKey{{{"target_key_arn", kArn}, {"target_key_id", kName}}};
constexpr Identifiers kToRole{{{"role", kName}}};
constexpr Identifiers kToRoles{{{"roles", kName}}};
constexpr Identifiers kToTopic{{{"arn", kArn}, {"id", kArn}}};

/// A resource of Terraform's that sets one thing of a bucket; CloudFormation has it as a
/// property of the bucket.
constexpr KindRow part_of_bucket(Kind kind, std::string_view terraform) {
  return {.kind = kind,
          .service = "s3",
          .terraform = terraform,
          .keep = Reached,
          .owner = Kind::Bucket,
          .links = kToBucket};
}

/// A type that no loader reads for its own sake: the policies of others name it.
constexpr KindRow named_only(Kind kind, std::string_view service,
                             std::string_view terraform, std::string_view cloudformation,
                             std::string_view name_property) {
  return {.kind = kind,
          .service = service,
          .terraform = terraform,
          .cloudformation = cloudformation,
          .name_property = name_property};
}

/// What nobody but an organization's management account makes.
constexpr KindRow by_management(Kind kind, std::string_view service,
                                std::string_view terraform,
                                std::string_view cloudformation) {
  return {.kind = kind,
          .service = service,
          .terraform = terraform,
          .cloudformation = cloudformation,
          .keep = Always,
          .by_management = true};
}

/// What tells where a plan is applied, or by whom.
constexpr KindRow data_source(Kind kind, std::string_view service,
                              std::string_view terraform, Keep data) {
  return {.kind = kind, .service = service, .terraform = terraform, .data = data};
}

// clang-format off
constexpr std::array kRows{
    KindRow{.kind = Kind::Trail, .service = "cloudtrail",
            .terraform = "aws_cloudtrail", .cloudformation = "AWS::CloudTrail::Trail",
            .keep = Always, .makes_scenarios = true,
            .identifiers = kNamed, .name_attribute = "name", .name_property = "TrailName"},
    KindRow{.kind = Kind::EventDataStore, .service = "cloudtrail",
            .terraform = "aws_cloudtrail_event_data_store",
            .cloudformation = "AWS::CloudTrail::EventDataStore",
            .keep = Always, .makes_scenarios = true, .identifiers = kByArn},

    KindRow{.kind = Kind::Bucket, .service = "s3",
            .terraform = "aws_s3_bucket", .cloudformation = "AWS::S3::Bucket",
            .keep = Reached, .data = Reached, .makes_scenarios = true,
            .identifiers = kOfBucket, .name_attribute = "bucket",
            .name_property = "BucketName"},
    KindRow{.kind = Kind::BucketPolicy, .service = "s3",
            .terraform = "aws_s3_bucket_policy", .cloudformation = "AWS::S3::BucketPolicy",
            .keep = Reached, .data = Reached, .makes_scenarios = true,
            .owner = Kind::Bucket, .links = kToBucket, .link_property = "Bucket"},
    part_of_bucket(Kind::BucketEncryption, "aws_s3_bucket_server_side_encryption_configuration"),
    part_of_bucket(Kind::BucketPublicAccessBlock, "aws_s3_bucket_public_access_block"),
    part_of_bucket(Kind::BucketVersioning, "aws_s3_bucket_versioning"),
    part_of_bucket(Kind::BucketLogging, "aws_s3_bucket_logging"),
    part_of_bucket(Kind::BucketOwnership, "aws_s3_bucket_ownership_controls"),
    part_of_bucket(Kind::BucketAcl, "aws_s3_bucket_acl"),
    part_of_bucket(Kind::BucketPayer, "aws_s3_bucket_request_payment_configuration"),
    part_of_bucket(Kind::BucketObjectLock, "aws_s3_bucket_object_lock_configuration"),
    KindRow{.kind = Kind::AccountPublicAccessBlock, .service = "s3",
            .terraform = "aws_s3_account_public_access_block",
            .keep = Always, .of_account = true},

    KindRow{.kind = Kind::Key, .service = "kms",
            .terraform = "aws_kms_key", .cloudformation = "AWS::KMS::Key",
            .keep = Reached, .data = Reached, .makes_scenarios = true,
            .identifiers = kOfKey},
    KindRow{.kind = Kind::ExternalKey, .service = "kms",
            .terraform = "aws_kms_external_key",
            .keep = Reached, .identifiers = kOfKey},
    KindRow{.kind = Kind::ReplicaKey, .service = "kms",
            .terraform = "aws_kms_replica_key", .cloudformation = "AWS::KMS::ReplicaKey",
            .keep = Reached, .makes_scenarios = true, .identifiers = kOfKey},
    KindRow{.kind = Kind::ReplicaExternalKey, .service = "kms",
            .terraform = "aws_kms_replica_external_key",
            .keep = Reached, .identifiers = kOfKey},
    KindRow{.kind = Kind::KeyAlias, .service = "kms",
            .terraform = "aws_kms_alias", .cloudformation = "AWS::KMS::Alias",
            .keep = Reached, .data = Reached, .makes_scenarios = true,
            .identifiers = {{{"arn", kArn}, {"name", kName}, {"id", kName}}},
            .name_attribute = "name", .name_property = "AliasName",
            .owner = Kind::Key, .links = kAliasToKey, .link_property = "TargetKeyId"},
    KindRow{.kind = Kind::KeyPolicy, .service = "kms",
            .terraform = "aws_kms_key_policy",
            .keep = Reached, .owner = Kind::Key, .links = kToKey},

    KindRow{.kind = Kind::LogGroup, .service = "logs",
            .terraform = "aws_cloudwatch_log_group",
            .cloudformation = "AWS::Logs::LogGroup",
            .keep = Reached, .data = Reached, .makes_scenarios = true,
            .identifiers = kNamed, .name_attribute = "name",
            .name_property = "LogGroupName"},

    KindRow{.kind = Kind::Topic, .service = "sns",
            .terraform = "aws_sns_topic", .cloudformation = "AWS::SNS::Topic",
            .keep = Reached, .data = Reached, .makes_scenarios = true,
            .identifiers = kOfTopic, .name_attribute = "name", .name_property = "TopicName"},
    KindRow{.kind = Kind::TopicPolicy, .service = "sns",
            .terraform = "aws_sns_topic_policy", .cloudformation = "AWS::SNS::TopicPolicy",
            .keep = Reached, .makes_scenarios = true,
            .owner = Kind::Topic, .links = kToTopic, .link_property = "Topics"},
    KindRow{.kind = Kind::TopicPolicy, .service = "sns",
            .cloudformation = "AWS::SNS::TopicInlinePolicy",
            .keep = Reached, .makes_scenarios = true,
            .owner = Kind::Topic, .link_property = "TopicArn"},

    KindRow{.kind = Kind::SecurityHub, .service = "securityhub",
            .terraform = "aws_securityhub_account",
            .cloudformation = "AWS::SecurityHub::Hub",
            .keep = Always, .of_account = true},
    KindRow{.kind = Kind::SecurityHubStandard, .service = "securityhub",
            .terraform = "aws_securityhub_standards_subscription",
            .cloudformation = "AWS::SecurityHub::Standard",
            .keep = Always, .of_account = true},

    data_source(Kind::PolicyDocument, "iam", "aws_iam_policy_document", Reached),
    data_source(Kind::CallerIdentity, "sts", "aws_caller_identity", Always),
    data_source(Kind::CallerRegion, "", "aws_region", Always),
    data_source(Kind::CallerPartition, "", "aws_partition", Always),
    data_source(Kind::DefaultTags, "", "aws_default_tags", Never),

    // Organizations API Reference, "You can call this operation only from the management
    // account" of CreateAccount, CreateOrganizationalUnit and
    // RegisterDelegatedAdministrator; whoever calls CreateOrganization becomes it.
    // CloudTrail API Reference, RegisterOrganizationDelegatedAdmin.
    KindRow{.kind = Kind::Organization, .service = "organizations",
            .terraform = "aws_organizations_organization",
            .cloudformation = "AWS::Organizations::Organization",
            .keep = Always, .data = Always, .by_management = true},
    by_management(Kind::OrganizationAccount, "organizations",
                  "aws_organizations_account", "AWS::Organizations::Account"),
    by_management(Kind::OrganizationalUnit, "organizations",
                  "aws_organizations_organizational_unit",
                  "AWS::Organizations::OrganizationalUnit"),
    by_management(Kind::OrganizationDelegate, "organizations",
                  "aws_organizations_delegated_administrator", ""),
    by_management(Kind::TrailDelegate, "cloudtrail",
                  "aws_cloudtrail_organization_delegated_admin_account", ""),

    KindRow{.kind = Kind::Role, .service = "iam",
            .terraform = "aws_iam_role", .cloudformation = "AWS::IAM::Role",
            .keep = Led, .identifiers = kOfRole, .name_attribute = "name",
            .name_property = "RoleName"},
    KindRow{.kind = Kind::RolePolicy, .service = "iam",
            .terraform = "aws_iam_role_policy", .cloudformation = "AWS::IAM::RolePolicy",
            .keep = Led, .owner = Kind::Role, .links = kToRole, .link_property = "RoleName"},
    KindRow{.kind = Kind::RolePolicy, .service = "iam",
            .cloudformation = "AWS::IAM::Policy",
            .keep = Led, .owner = Kind::Role, .link_property = "Roles"},
    KindRow{.kind = Kind::RoleAttachment, .service = "iam",
            .terraform = "aws_iam_role_policy_attachment",
            .keep = Led, .owner = Kind::Role, .links = kToRole},
    KindRow{.kind = Kind::RoleAttachment, .service = "iam",
            .terraform = "aws_iam_policy_attachment",
            .keep = Led, .owner = Kind::Role, .links = kToRoles},
    KindRow{.kind = Kind::ManagedPolicy, .service = "iam",
            .terraform = "aws_iam_policy", .cloudformation = "AWS::IAM::ManagedPolicy",
            .keep = Led, .identifiers = kOfManagedPolicy, .name_attribute = "name",
            .name_property = "ManagedPolicyName"},
    named_only(Kind::User, "iam", "aws_iam_user", "AWS::IAM::User", "UserName"),
    named_only(Kind::Function, "lambda", "aws_lambda_function", "AWS::Lambda::Function", "FunctionName"),
    named_only(Kind::Queue, "sqs", "aws_sqs_queue", "AWS::SQS::Queue", "QueueName"),

    KindRow{.kind = Kind::Stack, .service = "cloudformation",
            .terraform = "aws_cloudformation_stack",
            .cloudformation = "AWS::CloudFormation::Stack", .keep = Always},
    KindRow{.kind = Kind::StackSet, .service = "cloudformation",
            .terraform = "aws_cloudformation_stack_set",
            .cloudformation = "AWS::CloudFormation::StackSet", .keep = Always},
    KindRow{.kind = Kind::Application, .service = "serverlessrepo",
            .cloudformation = "AWS::Serverless::Application", .keep = Always},

    // What they make is of any type; of a trail is said that it is not read.
    KindRow{.kind = Kind::CloudControlTrail, .service = "cloudcontrolapi",
            .terraform = "awscc_cloudtrail_trail", .keep = Always},
    KindRow{.kind = Kind::CloudControl, .service = "cloudcontrolapi",
            .terraform = "aws_cloudcontrolapi_resource", .keep = Always},
    KindRow{.kind = Kind::CustomResource, .service = "cloudformation",
            .cloudformation = "AWS::CloudFormation::CustomResource"},
};
// clang-format on

constexpr std::array<std::string_view, 14> kUnread{
    "tags",
    "tags_all",
    "timeouts",
    "lifecycle_rule",
    "cors_rule",
    "website",
    "website_domain",
    "website_endpoint",
    "replication_configuration",
    "acceleration_status",
    "hosted_zone_id",
    "bucket_domain_name",
    "bucket_regional_domain_name",
    "force_destroy",
};

struct NamedRow {
  std::string_view type{};
  const KindRow* row = nullptr;
};

/// By the length of the type: few types are as long as another, and no type has to be
/// hashed, of the thousands of resources that are asked for.
using ByLength = std::vector<std::vector<NamedRow>>;

ByLength index_rows() {
  ByLength rows;
  const auto add = [&](std::string_view type, const KindRow& row) {
    if (type.empty()) return;
    if (rows.size() <= type.size()) rows.resize(type.size() + 1);
    rows[type.size()].push_back({type, &row});
  };
  for (const KindRow& row : kRows) {
    add(row.terraform, row);
    add(row.cloudformation, row);
  }
  return rows;
}

const KindRow* first_row(ResourceKind kind) {
  const auto found = std::find_if(kRows.begin(), kRows.end(),
                                  [&](const KindRow& row) { return row.kind == kind; });
  return found == kRows.end() ? nullptr : &*found;
}

bool has(const Identifiers& identifiers, std::string_view attribute) {
  return !attribute.empty() &&
         std::any_of(identifiers.begin(), identifiers.end(),
                     [&](const Identifier& i) { return i.attribute == attribute; });
}

/// Is it so of the type's row? Without one: of any row?
template <typename Predicate>
bool is_so(std::string_view type, Predicate predicate) {
  if (const KindRow* row = find_kind(type)) return predicate(*row);
  return std::any_of(kRows.begin(), kRows.end(), predicate);
}

}  // namespace

std::span<const KindRow> resource_kinds() { return kRows; }

std::span<const std::string_view> unread_attributes() { return kUnread; }

const KindRow* find_kind(std::string_view type) {
  static const ByLength rows = index_rows();
  if (type.size() >= rows.size()) return nullptr;
  for (const NamedRow& named : rows[type.size()]) {
    // Types of a service begin alike.
    if (named.type.back() == type.back() && named.type == type) return named.row;
  }
  return nullptr;
}

ResourceKind kind_of(std::string_view type) {
  const KindRow* row = find_kind(type);
  return row == nullptr ? Kind::None : row->kind;
}

std::string_view terraform_type(ResourceKind kind) {
  const KindRow* row = first_row(kind);
  return row == nullptr ? "" : row->terraform;
}

std::string_view cloudformation_type(ResourceKind kind) {
  const KindRow* row = first_row(kind);
  return row == nullptr ? "" : row->cloudformation;
}

bool makes_stack(ResourceKind kind) {
  return kind == Kind::Stack || kind == Kind::StackSet || kind == Kind::Application;
}

bool is_of_service(std::string_view type, std::string_view service) {
  const KindRow* row = find_kind(type);
  return row != nullptr && row->service == service;
}

bool is_key(ResourceKind kind) {
  return kind == Kind::Key || kind == Kind::ExternalKey || kind == Kind::ReplicaKey ||
         kind == Kind::ReplicaExternalKey;
}

bool is_separate_of_bucket(ResourceKind kind) {
  return std::any_of(kRows.begin(), kRows.end(), [&](const KindRow& row) {
    return row.kind == kind && row.owner == Kind::Bucket && row.is_separate();
  });
}

bool is_known_by(std::string_view type, std::string_view attribute) {
  return is_so(type, [&](const KindRow& row) { return has(row.known_by(), attribute); });
}

bool is_linked_by(std::string_view type, std::string_view attribute) {
  return is_so(type, [&](const KindRow& row) { return has(row.links, attribute); });
}

}  // namespace trailseal
