// The first screen of a report on several inputs, for a person in a terminal.
#pragma once

#include <iosfwd>

#include "report/report.hpp"
#include "report/writers.hpp"

namespace trailseal::report {

/// How many trails deliver, what to fix first, and how each input fares.
void write_estate(const Report& report, const TextOptions& options, std::ostream& out);

}  // namespace trailseal::report
