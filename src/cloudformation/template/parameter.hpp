// The `Parameters` section, and what is given for it -> values.
#pragma once

#include <map>
#include <string>

#include "cloudformation/function/diagnostics.hpp"
#include "cloudformation/function/scope.hpp"
#include "document/value.hpp"

namespace trailseal::cloudformation {

/// What a stack's parameters are given, by name: texts as a caller gives them, or
/// whatever a stack around this one passes on, known or not.
using Arguments = std::map<std::string, Value, std::less<>>;

/// Gives every declared parameter its value: the given one, else the default, else a
/// symbol (texts) or an unknown (lists). Given ones that are not declared are ignored:
/// they are meant for another template of the call.
void read_parameters(const Value& section, const Arguments& given, TemplateScope& scope,
                     TemplateDiagnostics& notes);

}  // namespace trailseal::cloudformation
