// A simulation for a person in a terminal.
#pragma once

#include <iosfwd>

#include "report/simulation.hpp"
#include "report/writers.hpp"

namespace trailseal::report {

void write_simulation_text(const Simulation& simulation, const TextOptions& options,
                           std::ostream& out);

}  // namespace trailseal::report
