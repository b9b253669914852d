// A resolved value as JSON, for `Fn::ToJsonString`.
#pragma once

#include <variant>

#include "base/text.hpp"
#include "document/value.hpp"

namespace trailseal::cloudformation {

/// The shortest JSON that says the value, members in their order, symbols in their place;
/// or the first unknown in it.
std::variant<Text, Value> json_text(const Value& value);

}  // namespace trailseal::cloudformation
