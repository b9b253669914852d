// JSON text of values that may be half known, and back.
//
// `jsonencode` of a half-known value is a text: what is known of it is literal, and each
// unknown part is a symbol.
//
//   {a = "x-${u}", b = n}    {"a":"x-<u, escaped>","b":<n as JSON>}
//
// Inside quotes a symbol stands for what is left of its string once escaped. A symbol
// whose class has no quote, backslash or control character is that already; for any other
// the symbol's id says so, and `jsondecode` takes it off again.
#pragma once

#include "base/text.hpp"
#include "hcl/value.hpp"

namespace trailseal::hcl {

/// The text that `jsonencode` makes; an infinite number is an error.
Result<Text> json_text(const Value& value);

/// A text in quotes, its control characters, `<`, `>` and `&` escaped.
Text json_string(const Text& text);

/// The value of a JSON text whose symbols stand inside its strings; nothing where a
/// symbol decides about the form of the text.
std::optional<Result<Value>> value_of_json(const Text& text);

}  // namespace trailseal::hcl
