// Which attributes name another resource, and by which of its attributes.
#pragma once

#include <string_view>
#include <vector>

#include "aws/resource_kind.hpp"

namespace trailseal::terraform {

/// What an attribute names.
enum class Identity {
  None,
  Bucket,
  KeyArn,
  Key,
  Topic,
  TopicArn,
  Role,
  RoleArn,
  ManagedPolicyArn,
  Policy,
};

using AttributeNames = std::vector<std::string_view>;

/// Does an attribute of this name hold a policy as JSON text?
bool holds_policy(std::string_view name);

/// What the attribute at `path` names; `*` stands for any item: `rule.*.kms_key_id`.
Identity identity_of(std::string_view type, std::string_view path);

/// The attributes of a resource of this type that give such an identity, the usual one
/// first; an empty one says that the resource is meant, but none is the usual one. Empty:
/// it gives none.
AttributeNames attributes_giving(Identity identity, std::string_view type, bool data);

/// Is the attribute one that the provider computes and that nobody has to set, so that an
/// unknown that comes from nowhere means "left to the default"?
bool is_left_to_default(std::string_view type, std::string_view path);

}  // namespace trailseal::terraform
