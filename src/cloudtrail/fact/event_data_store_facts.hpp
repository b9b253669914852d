// Event data stores of CloudTrail Lake.
#pragma once

#include "cloudtrail/subject.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// A subject for each store that will exist.
std::vector<Subject> event_data_store_subjects(const ResourceGraph& graph);

}  // namespace trailseal::cloudtrail
