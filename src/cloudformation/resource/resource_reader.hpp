// The `Resources` section -> resources of the graph.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "cloudformation/function/diagnostics.hpp"
#include "cloudformation/function/resolver.hpp"
#include "cloudformation/function/scope.hpp"
#include "graph/resource.hpp"

namespace trailseal::cloudformation {

/// Reads every resource that comes into being or may do so. Attributes are the resolved
/// properties and, under keys of their own, what the resource is called elsewhere:
/// `@ref` (what Ref gives) and `@arn` (where it follows from the name). Where `needed` is
/// given, others are left out.
std::vector<Resource> read_resources(const TemplateScope& scope,
                                     FunctionResolver& resolver,
                                     TemplateDiagnostics& notes,
                                     const std::set<std::string_view>* needed = nullptr);

}  // namespace trailseal::cloudformation
