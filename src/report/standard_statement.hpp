// The standard a run was judged by and what came of it, as one paragraph for a control
// narrative.
#pragma once

#include <string>

#include "report/report.hpp"

namespace trailseal::report {

std::string standard_statement(const Report& report);

}  // namespace trailseal::report
