// Parts of values: attributes, indexes, and the parts of an unknown whose type tells
// them.
//
// `may_fail` is set when the answer is not known and learning it may still give an error.
#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"
#include "hcl/expression.hpp"
#include "hcl/value.hpp"

namespace trailseal::hcl {

/// `object.name`
Result<Value> attribute_of(const Value& object, const std::string& name, bool& may_fail);

/// `collection[key]`
Result<Value> index_of(const Value& collection, const Value& key, bool& may_fail);

/// One step of a traversal.
Result<Value> step_into(const Value& value, const Step& step, bool& may_fail);

/// An unknown tuple or object as a known one with unknown parts; any other value as it
/// is.
Value expanded(const Value& value);

/// Whether the members of a value are known one by one: a set with unknown members may
/// have fewer of them.
bool has_known_length(const Value& value);

/// "list of string", for messages.
std::string description_of(const Value& value);

}  // namespace trailseal::hcl
