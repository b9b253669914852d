// ResourceKind: what is known of each kind of resource, in one table.
//
// A new kind is a new row in resource_kind.cpp. Every list of types elsewhere (what the
// loaders keep, what makes scenarios, what identifies a resource) is read from the rows;
// tests/architecture fails where a file names a type that has no row.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace trailseal {

// clang-format off
enum class ResourceKind {
  None,  ///< of no row
  Trail, EventDataStore,
  Bucket, BucketPolicy, BucketEncryption, BucketPublicAccessBlock, BucketVersioning,
  BucketLogging, BucketOwnership, BucketAcl, BucketPayer, BucketObjectLock,
  AccountPublicAccessBlock,
  Key, ExternalKey, ReplicaKey, ReplicaExternalKey, KeyAlias, KeyPolicy,
  LogGroup,
  Topic, TopicPolicy,
  SecurityHub, SecurityHubStandard,
  PolicyDocument, CallerIdentity, CallerRegion, CallerPartition, DefaultTags,
  Organization, OrganizationAccount, OrganizationalUnit, OrganizationDelegate,
  TrailDelegate,
  Role, RolePolicy, RoleAttachment, ManagedPolicy, User, Function, Queue,
  Stack, StackSet, Application,
  CloudControlTrail, CloudControl, CustomResource,
};
// clang-format on

/// Which resources of a kind a loader reads.
enum class Keep {
  Never,    ///< none: others name them, and no rule looks at them
  Led,      ///< of any input those that a kept one leads to, with what belongs to them
  Reached,  ///< of a large input those that a kept one leads to, else all
  Always,   ///< all: they are where a search begins, or nothing leads to them
};

/// What a value of an identifying attribute looks like.
enum class IdentityForm { Arn, Name, Any };

/// An attribute (Terraform) that identifies a resource; empty: no attribute.
struct Identifier {
  std::string_view attribute{};
  IdentityForm form = IdentityForm::Any;
};

using Identifiers = std::array<Identifier, 3>;

/// One row of the table: one type of Terraform, of CloudFormation, or the same thing in
/// both. A kind has several rows where CloudFormation has several types for it.
struct KindRow {
  ResourceKind kind = ResourceKind::None;
  std::string_view service{};         ///< the prefix of its actions: `s3`
  std::string_view terraform{};       ///< empty: Terraform has no such type
  std::string_view cloudformation{};  ///< empty: CloudFormation has no such type
  Keep keep = Keep::Never;            ///< of managed resources
  Keep data = Keep::Never;            ///< of Terraform's data sources of that type
  /// Does the `Condition` of such a resource make scenarios?
  bool makes_scenarios = false;
  /// Does it set something for the whole account?
  bool of_account = false;
  /// Can only an organization's management account make it?
  bool by_management = false;
  /// What others know it by, the usual one first.
  Identifiers identifiers{};
  /// Where its name is given; empty: it has none of its own, or AWS makes it.
  std::string_view name_attribute{};  ///< of Terraform
  std::string_view name_property{};   ///< of CloudFormation
  /// What it belongs to, and the attributes with the identity of that. A kind that
  /// belongs to another one and has no identifiers is a separate resource: part of its owner,
  /// in a resource of its own.
  ResourceKind owner = ResourceKind::None;
  Identifiers links{};
  std::string_view link_property{};  ///< of CloudFormation

  bool is_separate() const {
    return owner != ResourceKind::None && identifiers[0].attribute.empty();
  }
  /// What others know it by: a separate resource by its owner's identity.
  const Identifiers& known_by() const { return is_separate() ? links : identifiers; }
};

/// All rows, in the order of the enumerators.
std::span<const KindRow> resource_kinds();

/// The row of a type as either language writes it, or null.
const KindRow* find_kind(std::string_view type);

/// The kind of a type; None where the table lacks it.
ResourceKind kind_of(std::string_view type);

/// Terraform's type of a kind; empty: none.
std::string_view terraform_type(ResourceKind kind);

/// CloudFormation's type of a kind, the first one of several; empty: none.
std::string_view cloudformation_type(ResourceKind kind);

/// Does CloudFormation make a stack from a template of such a resource?
bool makes_stack(ResourceKind kind);

/// KMS keys of all four kinds.
bool is_key(ResourceKind kind);

/// Is it of a kind of that service (`kms`)?
bool is_of_service(std::string_view type, std::string_view service);

/// Is it a resource of its own that configures a bucket?
bool is_separate_of_bucket(ResourceKind kind);

/// Do others know a resource of this type by that attribute? A separate resource is known by
/// its owner's identity. Types without a row: as any kind is.
bool is_known_by(std::string_view type, std::string_view attribute);

/// Does that attribute say what a resource of this type belongs to? Types without a row:
/// as in any kind.
bool is_linked_by(std::string_view type, std::string_view attribute);

/// Attributes of Terraform's that no fact is made from, though nearly every resource has
/// them: in a large plan they would be most of what is built.
std::span<const std::string_view> unread_attributes();

}  // namespace trailseal
