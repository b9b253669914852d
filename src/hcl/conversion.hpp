// Converting values from one type to another, as Terraform does.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/result.hpp"
#include "hcl/type.hpp"
#include "hcl/value.hpp"

namespace trailseal::hcl {

/// The value in another type. `any` inside the type takes what the value has there; for
/// the elements of a collection the one type that all have in common. Attributes that an
/// object type does not name are dropped. An unknown stays one, with what is known of it;
/// where it can never be converted, that is an error.
Result<Value> convert(const Value& value, const Type& type);

/// The one type that values of all these types convert to, or nothing. `any` among them
/// makes the answer `any`, unless nothing could fit.
std::optional<Type> unify(std::span<const Type> types);

/// Whether values of a type may convert to another: some may fail (`"x"` to a number).
bool is_convertible(const Type& from, const Type& to);

/// The type without optional attributes and their defaults: that of the values.
Type without_optional(const Type& type);

/// Fills attributes that are absent or null from the `optional(T, default)` of a type
/// constraint. The caller converts afterwards.
Value with_defaults(const Value& value, const Type& constraint);

}  // namespace trailseal::hcl
