// The facts of what one address is about, for people who write rules.
#pragma once

#include <iosfwd>
#include <string>

#include "graph/resource_graph.hpp"

namespace trailseal::run {

/// Writes the facts of every subject that the address is part of, by path. False where
/// the address is in no input.
bool write_explanation(const ResourceGraph& graph, const std::string& standard,
                       const std::string& address, std::ostream& out);

}  // namespace trailseal::run
