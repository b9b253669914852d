// Candidates: operations on values of which all possibilities are known (`b ? x : y`).
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "base/result.hpp"
#include "hcl/value.hpp"

namespace trailseal::hcl {

/// One of several values of one type, nobody knows which. One alone, or several that are
/// identical, are that value.
Value one_of(Values candidates, std::string_view operation,
             std::span<const Value> operands);

using Operation = std::function<Result<Value>(std::span<const Value>)>;

/// Does an operation with every choice of its operands' candidates. Nothing where no
/// operand has any, where there are too many, or where the results have several types.
std::optional<Result<Value>> over_candidates(std::string_view operation,
                                             std::span<const Value> operands,
                                             bool& may_fail, const Operation& apply);

}  // namespace trailseal::hcl
