// What a log group is, and whether its key serves it.
#pragma once

#include <vector>

#include "cloudtrail/log_group.hpp"
#include "cloudtrail/request/decision.hpp"
#include "cloudtrail/subject.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Puts the facts under `log_group` of the subject. `write` is what a trail's role may do
/// there; null where no trail is involved or its role is in no input.
void add_facts(Subject& subject, const LogGroup& group, const Decision* write);

/// Subjects for every log group that will exist.
std::vector<Subject> log_group_subjects(const ResourceGraph& graph);

}  // namespace trailseal::cloudtrail
