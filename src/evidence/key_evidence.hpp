// What a key is, and who may decrypt with it.
#pragma once

#include <string>

#include "cloudtrail/key.hpp"
#include "evidence/trail_evidence.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::evidence {

/// `use` says what the key encrypts: `log files`, `bucket default`.
KeyEvidence key_evidence_of(const ResourceGraph& graph, const cloudtrail::Key& key,
                            std::string use);

}  // namespace trailseal::evidence
