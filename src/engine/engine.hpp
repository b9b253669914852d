// Judges every rule on every subject.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/result.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::engine {

/// Results in a stable order: trail, rule code, resource. `inputs` names the files for
/// the fingerprints.
std::vector<Result> judge(std::span<const rule::Rule* const> rules,
                          const cloudtrail::Assessment& assessment,
                          const std::string& standard, const std::vector<Input>& inputs);

}  // namespace trailseal::engine
