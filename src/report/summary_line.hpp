// The last line of a report: "2 trails: 1 finding (1 high), 2 unknown, 15 passed".
#pragma once

#include <string>

#include "report/report.hpp"

namespace trailseal::report {

std::string summary_line(const Report& report);

/// What was judged, and how many trails are in it: `judged env/dev, trail.yaml: 2 trails`.
std::string judged_line(const Report& report);

}  // namespace trailseal::report
