// The types of properties, as far as they matter here.
#pragma once

#include <string_view>

#include "document/value.hpp"

namespace trailseal::cloudformation {

/// Turns texts into booleans where the resource type has a boolean property: a parameter
/// is always a text, and the service takes `"true"` for `true`. A text with symbols
/// becomes unknown; another text stays what it is.
void type_properties(std::string_view type, Value& attributes);

}  // namespace trailseal::cloudformation
