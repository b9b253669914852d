// The order in which a page shows results.
#pragma once

#include <vector>

#include "report/report.hpp"

namespace trailseal::report {

/// Findings by severity, then what is unknown, what is waived, what passes.
std::vector<const engine::Result*> by_urgency(const Report& report);

}  // namespace trailseal::report
