// What a log group is, and whether its key serves it.
#pragma once

#include <vector>

#include "cloudtrail/log_group.hpp"
#include "cloudtrail/subject.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Puts the facts under `log_group` of the subject.
void add_facts(Subject& subject, const LogGroup& group);

/// Subjects for every log group that will exist.
std::vector<Subject> log_group_subjects(const ResourceGraph& graph);

}  // namespace trailseal::cloudtrail
