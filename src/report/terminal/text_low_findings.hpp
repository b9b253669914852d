// The findings below --fail-on, told once for all trails.
#pragma once

#include <iosfwd>

#include "report/report.hpp"
#include "report/writers.hpp"

namespace trailseal::report {

/// Writes a line for each rule that such findings are of. Nothing where there are none,
/// and nothing where each is told in full.
void write_low_findings(const Report& report, const TextOptions& options,
                        std::ostream& out);

}  // namespace trailseal::report
