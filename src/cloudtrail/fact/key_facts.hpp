// The facts about a key, as the tree that rules read.
#pragma once

#include <vector>

#include "cloudtrail/key.hpp"
#include "cloudtrail/observation.hpp"
#include "cloudtrail/subject.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// The facts that are true of a key whoever uses it, under `key` of the subject.
void add_facts(Subject& subject, const Key& key);

/// The subjects of all customer managed keys of the graph.
std::vector<Subject> key_subjects(const ResourceGraph& graph);

}  // namespace trailseal::cloudtrail
