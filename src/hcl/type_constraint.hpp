// Type constraints: `list(object({ name = string, size = optional(number, 3) }))`.
#pragma once

#include "base/result.hpp"
#include "hcl/expression.hpp"
#include "hcl/type.hpp"

namespace trailseal::hcl {

/// The type that an expression names. Defaults of `optional` are constants.
Result<Type> read_type_constraint(const Expression& expression);

/// The same for the text of one.
Result<Type> read_type_constraint(std::string_view text, const std::string& path);

}  // namespace trailseal::hcl
