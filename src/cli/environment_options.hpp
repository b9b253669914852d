// What a user tells about the place that is deployed to: options that several commands
// have in common.
#pragma once

#include <map>
#include <string>

#include "base/problems.hpp"
#include "cli/arguments.hpp"
#include "graph/resource_graph.hpp"
#include "terraform/configuration/source_choice.hpp"

namespace trailseal::cli {

/// `--account`, `--region`, `--org-id` and `--management-account`.
Environment read_environment(const Arguments& arguments, Problems& problems);

/// `--source` and `--no-source`.
terraform::SourceOptions read_sources(const Arguments& arguments, Problems& problems);

/// `--terraform`: the program, empty where none is named.
std::string read_terraform(const Arguments& arguments, Problems& problems);

/// Every `--param NAME=VALUE`.
std::map<std::string, std::string> read_parameters(const Arguments& arguments,
                                                   Problems& problems);

}  // namespace trailseal::cli
