// From a root module to the resources in it.
#pragma once

#include <string>
#include <vector>

#include "load/input_reader.hpp"
#include "load/input_request.hpp"
#include "load/input_search.hpp"

namespace trailseal::load {

/// Reads the configuration of a candidate. One that is idle is not read, and has nothing
/// in it.
Reading read_configuration(const Candidate& candidate, const InputRequest& request,
                           const terraform::PlanSelection& selection);

/// The same under a choice of the environment.
Result<Fragment> configuration_under(const cloudformation::Choice& choice,
                                     const Candidate& candidate,
                                     const InputRequest& request);

/// The root modules that a plan or a state is of, by canonical path: where its sources are,
/// and where it lies. None for other inputs.
std::vector<std::string> roots_of_plan(const Fragment& plan);

/// Does the configuration declare the very trails and buckets of the plan, by their
/// addresses and names? Then the plan is of it, wherever it lies.
bool is_of_plan(const Fragment& configuration, const Fragment& plan);

/// The directory of a configuration as `roots_of_plan` has it.
std::string canonical_root(const std::string& directory);

}  // namespace trailseal::load
