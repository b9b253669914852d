// Running the examples of rules: each is read like a user's file and judged by its rule.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "graph/resource_graph.hpp"
#include "rule/rule.hpp"

namespace trailseal::rule_test {

/// The graph of an example's input.
Result<ResourceGraph> graph_of(const rule::Example& example);

/// Runs every example of `rule`, which was read from `path`. Gives one error, at the
/// place of the example, for each that does not come out as it says.
std::vector<Error> run_examples(const rule::Rule& rule, const std::string& path);

}  // namespace trailseal::rule_test
