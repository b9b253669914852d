// What a user tells about the variables of Terraform configurations.
#pragma once

#include "base/problems.hpp"
#include "cli/arguments.hpp"
#include "terraform/configuration/variable_values.hpp"

namespace trailseal::cli {

/// `--var`, `--var-file`, `--environment` and `--var-environment`, as far as the command has them.
terraform::VariableOptions read_variables(const Arguments& arguments, Problems& problems);

}  // namespace trailseal::cli
