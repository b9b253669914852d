// What a text report opens and closes with, around its trails.
#pragma once

#include <iosfwd>

#include "report/report.hpp"
#include "report/writers.hpp"

namespace trailseal::report {

/// The answer to the question of the report, and what would decide most of what is
/// undecided. False where there is no trail, so that nothing is written.
bool write_opening(const Report& report, const TextOptions& options, std::ostream& out);

/// What the results rest on, how to see the fixes, and the counts.
void write_closing(const Report& report, const TextOptions& options, std::ostream& out);

}  // namespace trailseal::report
