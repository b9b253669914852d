// What `Ref` and `Fn::GetAtt` give for the resource types whose identities follow from
// their names.
//
// Source: AWS CloudFormation Template Reference, "Return values" of each type.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "aws/resource_kind.hpp"
#include "base/text.hpp"
#include "cloudformation/function/scope.hpp"
#include "document/value.hpp"

namespace trailseal::cloudformation {

/// The identities of one resource.
struct Identity {
  Text name{};                ///< bucket name, key id, trail name, ...
  Text ref{};                 ///< what `Ref` gives
  std::optional<Text> arn{};  ///< for the types whose ARN follows from the name
};

/// Gives a property of the resource, resolved.
using PropertyOf = std::function<Value(std::string_view property)>;

/// The account that owns a resource: an organization trail belongs to the management
/// account, whoever deploys it. CloudTrail User Guide, "Organization delegated
/// administrator".
Text owner_of(ResourceKind kind, const StackPlace& place, const PropertyOf& property);

/// The identities of a resource of any type; symbols stand for what deployment makes up.
Identity synthesize_identity(std::string_view type, std::string_view logical_id,
                             const TemplateScope& scope, const PropertyOf& property);

/// What `Fn::GetAtt` gives for an attribute.
Text attribute_text(std::string_view type, std::string_view logical_id,
                    std::string_view attribute, const Identity& identity,
                    const TemplateScope& scope);

}  // namespace trailseal::cloudformation
