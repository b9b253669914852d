// The JSON document of a simulation, `trailseal.simulation/1`.
#pragma once

#include <iosfwd>
#include <vector>

#include "base/diagnostic.hpp"
#include "report/simulation.hpp"

namespace trailseal::report {

void write_simulation_json(const Simulation& simulation, std::ostream& out);
/// The document of a run that failed: no decision, and why there is none.
void write_simulation_failure(const std::vector<Diagnostic>& diagnostics,
                              std::ostream& out);

}  // namespace trailseal::report
