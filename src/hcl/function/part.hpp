// Parts of values for the functions on collections: the items and members that are known
// to be there, though they may be unknown themselves.
#pragma once

#include <optional>

#include "hcl/function.hpp"
#include "hcl/value.hpp"

namespace trailseal::hcl {

/// A set of which nobody knows how many members it has, and in which order: two unknown
/// members may turn out to be one.
bool is_uncertain_set(const Value& value);

/// The items of a list, tuple or set. An unknown of a tuple's type has unknown items.
/// Nothing where their number is not known.
std::optional<Values> items_of(const Value& value);

/// The members of a map or object. An unknown of an object's type has unknown members.
/// Nothing where their keys are not known.
std::optional<Members> members_of(const Value& value);

/// How many items or members a value has, at least and at most.
struct LengthBounds {
  std::size_t least = 0;
  std::optional<std::size_t> most{};
};
LengthBounds length_bounds(const Value& value);

/// An unknown that is sensitive where any part of an argument is.
Value unknown_result(Type type, std::string_view operation, Arguments arguments,
                     bool not_null = true);

/// An unknown collection with bounds of its length.
Value unknown_collection(Type type, std::string_view operation, Arguments arguments,
                         LengthBounds bounds);

/// Marked where one of the arguments is marked as a whole.
Value with_marks_of(const Value& value, Arguments arguments);

/// The whole number of an argument that is known.
Result<std::int64_t> whole_number(const Value& value);

}  // namespace trailseal::hcl
