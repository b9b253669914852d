// From what a run read and found to a pack.
#pragma once

#include <string>
#include <vector>

#include "evidence/pack.hpp"
#include "graph/resource_graph.hpp"
#include "report/report.hpp"

namespace trailseal::evidence {

/// What a pack is made of.
struct PackSources {
  const report::Report& report;
  /// The graph of all defaults, then those of the scenarios.
  std::vector<const ResourceGraph*> graphs{};
  std::vector<InputDigest> inputs{};
  std::vector<WaiverEvidence> waivers{};
  std::string as_of{};  ///< the latest time that an input tells; empty: none does
};

Pack make_pack(PackSources sources);

}  // namespace trailseal::evidence
