// The deployed present: a plan and an export of the same resources in one run. The plan is
// the future, and what the export says is what it starts from.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.hpp"
#include "graph/fragment.hpp"

namespace trailseal::load {

/// Takes resources out of the exports that another input declares, so that each is counted
/// once; a plan's resource is given what is in place as its `before`. A state tells of the
/// present as well, and the export knows it better. Says where a plan's prior state and the
/// export differ in what a trail rests on.
std::vector<Diagnostic> join_present(std::vector<Fragment>& fragments,
                                     const std::optional<Fragment>& known);

}  // namespace trailseal::load
