// What a user tells about the place that is deployed to: options that several commands
// have in common.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cli/arguments.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cli {

/// `--account`, `--region` and `--org-id`.
Environment read_environment(const Arguments& arguments, std::vector<Error>& errors);

/// Every `--param NAME=VALUE`, and before them what stands in each `--params FILE`.
std::map<std::string, std::string> read_parameters(const Arguments& arguments,
                                                   std::vector<Error>& errors);

}  // namespace trailseal::cli
