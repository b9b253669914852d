// `==` of Terraform: no conversion, types count, unknown parts may decide it later.
#pragma once

#include "base/verdict.hpp"
#include "hcl/value.hpp"

namespace trailseal::hcl {

/// Are the two the same value? Two values of different types never are; null equals null
/// of any type.
Verdict equal(const Value& a, const Value& b);

/// The same for two texts, of which a symbol may begin with a combining mark.
Verdict equal_texts(const Text& a, const Text& b);

}  // namespace trailseal::hcl
