// Files that a run reads and files that it writes are not the same.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::run {

/// Two of the paths that are one file: the second would take the place of the first.
std::optional<Error> clash_of(const std::vector<std::string>& outputs);

/// An input, or the configuration, that the output would take the place of.
std::optional<Error> clash_with(const std::string& output,
                                const std::vector<Input>& inputs,
                                const std::string& configuration);

}  // namespace trailseal::run
