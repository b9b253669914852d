// The operators of Terraform's language on values, known or not.
#pragma once

#include "base/result.hpp"
#include "hcl/expression.hpp"
#include "hcl/value.hpp"

namespace trailseal::hcl {

/// `-x`, `!x`
Result<Value> apply_unary(UnaryOperator op, const Value& operand, bool& may_fail);

/// `a + b`, `a == b`, `a && b`: both sides count, there is no short circuit.
Result<Value> apply_binary(BinaryOperator op, const Value& left, const Value& right,
                           bool& may_fail);

/// A condition as a bool: null and numbers are errors. `user` is who asks, for messages.
Result<Value> condition_of(const Value& value, const std::string& user, bool& may_fail);

}  // namespace trailseal::hcl
