// DeclaredValue: what a configuration gives an attribute, in the three parts in which a
// plan says it.
#pragma once

#include "document/value.hpp"
#include "hcl/value.hpp"

namespace trailseal::terraform {

struct DeclaredValue {
  Value after{};      ///< what is known; null where nothing is
  Value unknown{};    ///< true where something is not known
  Value sensitive{};  ///< true where something is sensitive
};

/// The parts of a value, as `after`, `after_unknown` and `after_sensitive` have them.
DeclaredValue declared_value(const hcl::Value& value);

/// The value in the type of an argument: providers take the text `true` for the bool.
Value in_type_of(const Value& sample, const Value& value);

/// The same for the arguments of nested blocks that are bools.
Value with_nested_bools(const Value& value);

}  // namespace trailseal::terraform
