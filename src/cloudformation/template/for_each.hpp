// `Fn::ForEach` of AWS::LanguageExtensions, written out.
#pragma once

#include "cloudformation/function/diagnostics.hpp"
#include "cloudformation/template/parameter.hpp"
#include "document/value.hpp"

namespace trailseal::cloudformation {

/// The template with every loop in Resources, Conditions and Outputs replaced by what it
/// stands for, where its collection is known; the others are left as they are. Errors go
/// to the notes: a loop of the wrong form, one that expands without measure.
Value expand_loops(const Value& root, const Arguments& given, TemplateDiagnostics& notes);

/// Does the template ask for AWS::LanguageExtensions?
bool has_language_extensions(const Value& root);

}  // namespace trailseal::cloudformation
