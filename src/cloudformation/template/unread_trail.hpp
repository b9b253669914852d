// Trails that a template makes by other means than `AWS::CloudTrail::Trail`.
#pragma once

#include <vector>

#include "cloudformation/function/diagnostics.hpp"
#include "cloudformation/function/scope.hpp"
#include "graph/resource.hpp"

namespace trailseal::cloudformation {

/// A trail of which nothing is known for each custom resource that calls CloudTrail's
/// CreateTrail, and each module whose name speaks of CloudTrail: they are listed and left
/// undecided. Of other modules is told that what they declare is not checked.
std::vector<Resource> unread_trails(const TemplateScope& scope,
                                    TemplateDiagnostics& notes);

}  // namespace trailseal::cloudformation
