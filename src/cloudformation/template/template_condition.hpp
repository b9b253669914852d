// The `Conditions` section -> three-valued decisions.
#pragma once

#include "cloudformation/function/diagnostics.hpp"
#include "cloudformation/function/scope.hpp"
#include "document/value.hpp"

namespace trailseal::cloudformation {

/// Decides every condition of the section into `scope.conditions`. Needs the scope's
/// parameters and mappings; resources are out of reach, as the service has it.
void judge_conditions(const Value& section, TemplateScope& scope,
                      TemplateDiagnostics& notes);

}  // namespace trailseal::cloudformation
