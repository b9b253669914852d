// Value -> JSON text, the shortest that says the value: members in their order, no white
// space. Every Value that becomes JSON goes through here; the writers of reports build
// their documents with nlohmann/json.
#pragma once

#include <string>
#include <variant>

#include "base/text.hpp"
#include "document/value.hpp"

namespace trailseal {

/// The value as a text for programs. What is unknown or absent becomes null, symbols
/// become their names.
std::string json_text(const Value& value);

/// The value with its symbols in their place, or the first unknown in it.
std::variant<Text, Value> partial_json_text(const Value& value);

}  // namespace trailseal
