// Names of properties and types that CloudFormation would refuse.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trailseal::cloudformation {

/// For a property that a type does not have: the nearest one that it has, empty where none
/// is near. Nothing where the type has the property, or its properties are not listed here.
std::optional<std::string> misspelt_property(std::string_view type,
                                             std::string_view property);

/// The same for a type of CloudTrail's; nothing for those of other services.
std::optional<std::string> misspelt_type(std::string_view type);

}  // namespace trailseal::cloudformation
