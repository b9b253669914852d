// The shape of what a report says of a trail: all but the values in it. Trails of one shape
// have the same faults, and are told once.
#pragma once

#include <string>
#include <vector>

#include "report/report.hpp"
#include "report/trail_lines.hpp"

namespace trailseal::report {

/// A text that is the same for trails of one shape. `own` are the words that are each
/// trail's own: keys of instances, names, accounts.
std::string trail_shape(const Report& report, const Entries& entries,
                        const std::vector<const engine::Result*>& results,
                        const std::vector<std::string>& own);

}  // namespace trailseal::report
