// The facts about a resource of any type: what its author wrote.
#pragma once

#include <string>
#include <vector>

#include "cloudtrail/subject.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// A subject for each resource of the type that will exist.
std::vector<Subject> resource_subjects(const ResourceGraph& graph,
                                       const std::string& type);

}  // namespace trailseal::cloudtrail
