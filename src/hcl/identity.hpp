// Identity of what is made from unknowns: the same operation on the same operands is the
// same value, though nobody knows which.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "hcl/value.hpp"

namespace trailseal::hcl {

/// A key that is equal exactly for identical values.
std::string identity_of(const Value& value);

/// The key itself where it is short, else a digest of 128 bits.
std::string short_identity(std::string key);

}  // namespace trailseal::hcl
