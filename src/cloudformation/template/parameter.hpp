// The `Parameters` section -> values.
#pragma once

#include "cloudformation/function/diagnostics.hpp"
#include "cloudformation/function/scope.hpp"
#include "cloudformation/template/argument.hpp"
#include "document/value.hpp"

namespace trailseal::cloudformation {

/// Gives every declared parameter its value: the given one, else the default, else a
/// symbol (texts) or an unknown (lists). Given ones that are not declared are ignored:
/// they are meant for another template of the call.
void read_parameters(const Value& section, const Arguments& given, Scope& scope,
                     Notes& notes);

}  // namespace trailseal::cloudformation
