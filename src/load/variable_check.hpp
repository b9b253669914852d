// Values for variables that no root module declares: most likely they are misspelt.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "load/input_request.hpp"
#include "load/input_search.hpp"

namespace trailseal::load {

/// What is wrong with `--var`, `--var-file` and `--environment`, as Terraform has it: an
/// error for `--var`, a warning for a name in a file. A value may be for one of several
/// root modules. Says nothing where a module cannot be read, or where there is none.
std::vector<Diagnostic> check_variables(const std::vector<Candidate>& candidates,
                                        const InputRequest& request);

}  // namespace trailseal::load
