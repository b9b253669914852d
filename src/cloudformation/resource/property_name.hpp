// Names of properties that CloudFormation would refuse.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trailseal::cloudformation {

/// For a property that a type does not have: the nearest one that it has, empty where none
/// is near. Nothing where the type has the property, or its properties are not listed here.
std::optional<std::string> misspelt_property(std::string_view type,
                                             std::string_view property);

}  // namespace trailseal::cloudformation
