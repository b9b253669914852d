// From a root module to the resources in it.
#pragma once

#include "load/input_reader.hpp"
#include "load/input_request.hpp"
#include "load/input_search.hpp"

namespace trailseal::load {

/// Reads the configuration of a candidate. One that is idle is not read, and has nothing
/// in it.
Reading read_configuration(const Candidate& candidate, const InputRequest& request,
                           const terraform::PlanSelection& selection);

/// Is the root module in this directory what one of the plans was made from?
bool has_plan(const std::string& directory, const Fragment& plan);

}  // namespace trailseal::load
