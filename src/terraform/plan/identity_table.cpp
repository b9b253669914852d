// Source: schemas of the AWS provider, releases 3 to 6.
//
// Which attributes give an identity follows from the table of kinds: a resource's own
// identifiers, and the links of what belongs to it, as far as they have the form that is
// asked for.
#include "terraform/plan/identity_table.hpp"

#include <algorithm>
#include <array>

namespace trailseal::terraform {
namespace {

using Kind = ResourceKind;

struct IdentityRow {
  ResourceKind kind = ResourceKind::None;
  std::string_view path{};
  Identity identity = Identity::None;
};

// clang-format off
constexpr std::array kIdentities{
    IdentityRow{Kind::Trail, "s3_bucket_name", Identity::Bucket},
    IdentityRow{Kind::Trail, "kms_key_id", Identity::KeyArn},
    IdentityRow{Kind::Trail, "sns_topic_name", Identity::Topic},
    IdentityRow{Kind::Trail, "cloud_watch_logs_role_arn", Identity::RoleArn},
    IdentityRow{Kind::EventDataStore, "kms_key_id", Identity::KeyArn},
    IdentityRow{Kind::LogGroup, "kms_key_id", Identity::KeyArn},
    IdentityRow{Kind::Key, "key_id", Identity::Key},  // of the data source
    IdentityRow{Kind::KeyAlias, "target_key_id", Identity::Key},
    IdentityRow{Kind::KeyPolicy, "key_id", Identity::Key},
    IdentityRow{Kind::KeyPolicy, "policy", Identity::Policy},
    IdentityRow{Kind::ReplicaKey, "primary_key_arn", Identity::KeyArn},
    IdentityRow{Kind::ReplicaExternalKey, "primary_key_arn", Identity::KeyArn},
    IdentityRow{Kind::Topic, "kms_master_key_id", Identity::Key},
    IdentityRow{Kind::Topic, "policy", Identity::Policy},
    IdentityRow{Kind::TopicPolicy, "arn", Identity::TopicArn},
    IdentityRow{Kind::TopicPolicy, "policy", Identity::Policy},
    IdentityRow{Kind::Role, "assume_role_policy", Identity::Policy},
    IdentityRow{Kind::Role, "inline_policy.*.policy", Identity::Policy},
    IdentityRow{Kind::Role, "managed_policy_arns.*", Identity::ManagedPolicyArn},
    IdentityRow{Kind::RolePolicy, "role", Identity::Role},
    IdentityRow{Kind::RolePolicy, "policy", Identity::Policy},
    IdentityRow{Kind::RoleAttachment, "role", Identity::Role},
    IdentityRow{Kind::RoleAttachment, "roles.*", Identity::Role},
    IdentityRow{Kind::RoleAttachment, "policy_arn", Identity::ManagedPolicyArn},
    IdentityRow{Kind::ManagedPolicy, "policy", Identity::Policy},
    IdentityRow{Kind::Bucket, "policy", Identity::Policy},
    IdentityRow{Kind::BucketPolicy, "policy", Identity::Policy},
    IdentityRow{Kind::BucketLogging, "target_bucket", Identity::Bucket},
    IdentityRow{Kind::Bucket, "logging.*.target_bucket", Identity::Bucket},
    IdentityRow{Kind::BucketEncryption,
                "rule.*.apply_server_side_encryption_by_default.*.kms_master_key_id",
                Identity::Key},
    IdentityRow{Kind::Bucket,
                "server_side_encryption_configuration.*.rule.*."
                "apply_server_side_encryption_by_default.*.kms_master_key_id",
                Identity::Key},
};

struct DefaultRow {
  ResourceKind kind = ResourceKind::None;
  std::string_view path{};
};

constexpr std::array kDefaults{
    DefaultRow{Kind::Bucket, "acl"},
    DefaultRow{Kind::Bucket, "bucket_prefix"},
    DefaultRow{Kind::Bucket, "grant"},
    DefaultRow{Kind::Bucket, "logging"},
    DefaultRow{Kind::Bucket, "object_lock_configuration"},
    DefaultRow{Kind::Bucket, "policy"},
    DefaultRow{Kind::Bucket, "request_payer"},
    DefaultRow{Kind::Bucket, "server_side_encryption_configuration"},
    DefaultRow{Kind::Bucket, "versioning"},
    DefaultRow{Kind::BucketEncryption,
               "rule.*.apply_server_side_encryption_by_default.*.kms_master_key_id"},
    DefaultRow{Kind::BucketEncryption, "rule.*.bucket_key_enabled"},
    DefaultRow{Kind::KeyAlias, "name_prefix"},
    DefaultRow{Kind::LogGroup, "name_prefix"},
    DefaultRow{Kind::Role, "inline_policy"},
    DefaultRow{Kind::Role, "managed_policy_arns"},
    DefaultRow{Kind::Role, "name_prefix"},
    DefaultRow{Kind::ManagedPolicy, "name_prefix"},
    DefaultRow{Kind::Topic, "name_prefix"},
    DefaultRow{Kind::Topic, "policy"},
};

/// What an identity is of, and the form it has to have.
struct Meaning {
  Identity identity = Identity::None;
  ResourceKind of = ResourceKind::None;
  IdentityForm form = IdentityForm::Any;
};

constexpr std::array kMeanings{
    Meaning{Identity::Bucket, Kind::Bucket, IdentityForm::Name},
    Meaning{Identity::KeyArn, Kind::Key, IdentityForm::Arn},
    Meaning{Identity::Key, Kind::Key, IdentityForm::Any},
    Meaning{Identity::Topic, Kind::Topic, IdentityForm::Any},
    Meaning{Identity::TopicArn, Kind::Topic, IdentityForm::Arn},
    Meaning{Identity::Role, Kind::Role, IdentityForm::Name},
    Meaning{Identity::RoleArn, Kind::Role, IdentityForm::Arn},
    Meaning{Identity::ManagedPolicyArn, Kind::ManagedPolicy, IdentityForm::Arn},
};
// clang-format on

/// Keys of all kinds are named alike.
bool is_same_thing(ResourceKind a, ResourceKind b) {
  return a == b || (is_key(a) && is_key(b));
}

void add_names(const Identifiers& identifiers, IdentityForm form, AttributeNames& names) {
  for (const Identifier& identifier : identifiers) {
    const bool fits = form == IdentityForm::Any || identifier.form == IdentityForm::Any ||
                      identifier.form == form;
    if (!identifier.attribute.empty() && fits) names.push_back(identifier.attribute);
  }
}

}  // namespace

Identity identity_of(std::string_view type, std::string_view path) {
  const ResourceKind kind = kind_of(type);
  if (is_separate_of_bucket(kind) && path == "bucket") return Identity::Bucket;
  if (is_key(kind) && path == "policy") return Identity::Policy;
  for (const IdentityRow& row : kIdentities) {
    if (row.kind == kind && row.path == path) return row.identity;
  }
  return Identity::None;
}

AttributeNames attributes_giving(Identity identity, std::string_view type, bool data) {
  const KindRow* row = find_kind(type);
  if (row == nullptr) return {};
  const bool of_key = is_key(row->kind) || row->kind == ResourceKind::KeyAlias;
  if (data && !of_key) {
    const bool document = row->kind == ResourceKind::PolicyDocument;
    if (!document || identity != Identity::Policy) return {};
    return {"json", "minified_json"};
  }
  AttributeNames names;
  for (const Meaning& meaning : kMeanings) {
    if (meaning.identity != identity) continue;
    if (is_same_thing(row->kind, meaning.of)) {
      add_names(row->identifiers, meaning.form, names);
    } else if (row->owner != ResourceKind::None &&
               is_same_thing(row->owner, meaning.of)) {
      // An alias stands for its key, by its own identity as well as by the key's.
      if (!row->is_separate()) names.emplace_back();
      add_names(row->identifiers, meaning.form, names);
      add_names(row->links, meaning.form, names);
    }
  }
  return names;
}

bool is_left_to_default(std::string_view type, std::string_view path) {
  const ResourceKind kind = kind_of(type);
  if (is_key(kind) && path == "policy") return true;
  return std::any_of(kDefaults.begin(), kDefaults.end(), [&](const DefaultRow& row) {
    return row.kind == kind && row.path == path;
  });
}

}  // namespace trailseal::terraform
