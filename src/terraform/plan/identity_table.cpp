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

struct IdentityRow {
  ResourceKind kind = ResourceKind::None;
  std::string_view path{};
  Identity identity = Identity::None;
};

// clang-format off
constexpr std::array kIdentities{
    IdentityRow{ResourceKind::Trail, "s3_bucket_name", Identity::Bucket},
    IdentityRow{ResourceKind::Trail, "kms_key_id", Identity::KeyArn},
    IdentityRow{ResourceKind::Trail, "sns_topic_name", Identity::Topic},
    IdentityRow{ResourceKind::Trail, "cloud_watch_logs_role_arn", Identity::RoleArn},
    IdentityRow{ResourceKind::EventDataStore, "kms_key_id", Identity::KeyArn},
    IdentityRow{ResourceKind::LogGroup, "kms_key_id", Identity::KeyArn},
    IdentityRow{ResourceKind::Key, "key_id", Identity::Key},  // of the data source
    IdentityRow{ResourceKind::KeyAlias, "target_key_id", Identity::Key},
    IdentityRow{ResourceKind::KeyPolicy, "key_id", Identity::Key},
    IdentityRow{ResourceKind::KeyPolicy, "policy", Identity::Policy},
    IdentityRow{ResourceKind::ReplicaKey, "primary_key_arn", Identity::KeyArn},
    IdentityRow{ResourceKind::ReplicaExternalKey, "primary_key_arn", Identity::KeyArn},
    IdentityRow{ResourceKind::Topic, "kms_master_key_id", Identity::Key},
    IdentityRow{ResourceKind::Topic, "policy", Identity::Policy},
    IdentityRow{ResourceKind::TopicPolicy, "arn", Identity::TopicArn},
    IdentityRow{ResourceKind::TopicPolicy, "policy", Identity::Policy},
    IdentityRow{ResourceKind::Role, "assume_role_policy", Identity::Policy},
    IdentityRow{ResourceKind::Role, "inline_policy.*.policy", Identity::Policy},
    IdentityRow{ResourceKind::Role, "managed_policy_arns.*", Identity::ManagedPolicyArn},
    IdentityRow{ResourceKind::RolePolicy, "role", Identity::Role},
    IdentityRow{ResourceKind::RolePolicy, "policy", Identity::Policy},
    IdentityRow{ResourceKind::RoleAttachment, "role", Identity::Role},
    IdentityRow{ResourceKind::RoleAttachment, "roles.*", Identity::Role},
    IdentityRow{ResourceKind::RoleAttachment, "policy_arn", Identity::ManagedPolicyArn},
    IdentityRow{ResourceKind::ManagedPolicy, "policy", Identity::Policy},
    IdentityRow{ResourceKind::Bucket, "policy", Identity::Policy},
    IdentityRow{ResourceKind::BucketPolicy, "policy", Identity::Policy},
    IdentityRow{ResourceKind::BucketLogging, "target_bucket", Identity::Bucket},
    IdentityRow{ResourceKind::Bucket, "logging.*.target_bucket", Identity::Bucket},
    IdentityRow{ResourceKind::BucketEncryption,
                "rule.*.apply_server_side_encryption_by_default.*.kms_master_key_id",
                Identity::Key},
    IdentityRow{ResourceKind::Bucket,
                "server_side_encryption_configuration.*.rule.*."
                "apply_server_side_encryption_by_default.*.kms_master_key_id",
                Identity::Key},
};

struct DefaultRow {
  ResourceKind kind = ResourceKind::None;
  std::string_view path{};
};

constexpr std::array kDefaults{
    DefaultRow{ResourceKind::Bucket, "acl"},
    DefaultRow{ResourceKind::Bucket, "bucket_prefix"},
    DefaultRow{ResourceKind::Bucket, "grant"},
    DefaultRow{ResourceKind::Bucket, "logging"},
    DefaultRow{ResourceKind::Bucket, "object_lock_configuration"},
    DefaultRow{ResourceKind::Bucket, "policy"},
    DefaultRow{ResourceKind::Bucket, "request_payer"},
    DefaultRow{ResourceKind::Bucket, "server_side_encryption_configuration"},
    DefaultRow{ResourceKind::Bucket, "versioning"},
    DefaultRow{ResourceKind::BucketEncryption,
               "rule.*.apply_server_side_encryption_by_default.*.kms_master_key_id"},
    DefaultRow{ResourceKind::BucketEncryption, "rule.*.bucket_key_enabled"},
    DefaultRow{ResourceKind::KeyAlias, "name_prefix"},
    DefaultRow{ResourceKind::LogGroup, "name_prefix"},
    DefaultRow{ResourceKind::Role, "inline_policy"},
    DefaultRow{ResourceKind::Role, "managed_policy_arns"},
    DefaultRow{ResourceKind::Role, "name_prefix"},
    DefaultRow{ResourceKind::ManagedPolicy, "name_prefix"},
    DefaultRow{ResourceKind::Topic, "name_prefix"},
    DefaultRow{ResourceKind::Topic, "policy"},
};

/// What an identity is of, and the form it has to have.
struct Meaning {
  Identity identity = Identity::None;
  ResourceKind of = ResourceKind::None;
  IdentityForm form = IdentityForm::Any;
};

constexpr std::array kMeanings{
    Meaning{Identity::Bucket, ResourceKind::Bucket, IdentityForm::Name},
    Meaning{Identity::KeyArn, ResourceKind::Key, IdentityForm::Arn},
    Meaning{Identity::Key, ResourceKind::Key, IdentityForm::Any},
    Meaning{Identity::Topic, ResourceKind::Topic, IdentityForm::Any},
    Meaning{Identity::TopicArn, ResourceKind::Topic, IdentityForm::Arn},
    Meaning{Identity::Role, ResourceKind::Role, IdentityForm::Name},
    Meaning{Identity::RoleArn, ResourceKind::Role, IdentityForm::Arn},
    Meaning{Identity::ManagedPolicyArn, ResourceKind::ManagedPolicy, IdentityForm::Arn},
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

bool holds_policy(std::string_view name) {
  return name == "json" || name.ends_with("policy") || name.ends_with("_json") ||
         name.ends_with("policy_documents");
}

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
