// What a topic is, and whether CloudTrail may publish there.
#pragma once

#include <vector>

#include "cloudtrail/request/decision.hpp"
#include "cloudtrail/subject.hpp"
#include "cloudtrail/topic.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Puts the facts under `topic` of the subject. `use_key` is null where the topic has no
/// key, and where it is not known.
void add_facts(Subject& subject, const Topic& topic, const Decision& publish,
               const Decision* use_key);

/// Subjects for every topic that will exist. What its policy says to CloudTrail is not
/// known there: it depends on the trail.
std::vector<Subject> topic_subjects(const ResourceGraph& graph);

}  // namespace trailseal::cloudtrail
