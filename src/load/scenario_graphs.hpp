// The graphs of all inputs: one with every default, and one for each scenario.
#pragma once

#include <vector>

#include "graph/resource_graph.hpp"
#include "load/input_loader.hpp"
#include "load/input_reader.hpp"

namespace trailseal::load {

/// Joins the inputs, in their order, with what the configuration knows. Fills in the
/// graphs, the scenarios and the sources; a warning where there would be too many
/// scenarios.
LoadedInputs join_inputs(std::vector<ReadInput> inputs,
                         const std::optional<Fragment>& known, InputReader& reader);

}  // namespace trailseal::load
