// Judges every rule on every subject.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/result.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::engine {

/// The subjects that the rules are judged on.
cloudtrail::SubjectRequest subjects_of(std::span<const rule::Rule* const> rules);

/// Results in a stable order: trail, rule code, resource. `inputs` names the files for
/// the fingerprints; up to `jobs` subjects are judged at once.
std::vector<Result> judge(std::span<const rule::Rule* const> rules,
                          const cloudtrail::Assessment& assessment,
                          const std::string& standard, const std::vector<Input>& inputs,
                          std::size_t jobs = 1);

}  // namespace trailseal::engine
