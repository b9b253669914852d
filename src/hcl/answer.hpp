// Answer: what an expression is, as a document that a writer makes JSON of.
//
//   {"expr": "...", "status": "known", "value": ..., "type": "string"}
//   {"expr": "...", "status": "partial", "value": {"$text": ["a-", {"$unknown": ...}]},
//   ...}
//   {"expr": "...", "status": "error", "error": "...", "help": "...", "line": 1, ...}
#pragma once

#include <string>

#include "base/result.hpp"
#include "document/value.hpp"
#include "hcl/value.hpp"

namespace trailseal::hcl {

enum class Sensitive { Shown, Hidden };

/// The answer to one expression.
trailseal::Value answer_of(const std::string& expression, const Result<Value>& result,
                           Sensitive sensitive);

/// A value as JSON: an unknown is `{"$unknown": TYPE, "from": [...]}`, a half-known text
/// `{"$text": [...]}`, a hidden value `{"$sensitive": TYPE}`.
trailseal::Value answer_value(const Value& value, Sensitive sensitive);

}  // namespace trailseal::hcl
