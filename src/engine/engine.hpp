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

/// The trails of a graph, and what the rules say of them and of what else they ask for.
struct GraphJudgement {
  std::vector<cloudtrail::TrailSummary> trails{};
  std::vector<Result> results{};
};

/// Which results are kept: most pass, and of what was in place before a plan only the
/// others are compared.
enum class Kept { All, NotPassing };

/// Assesses a graph and judges it; up to `jobs` subjects at once, and none is kept longer
/// than it is judged. Results are in the order of `judge`.
GraphJudgement judge_graph(std::span<const rule::Rule* const> rules,
                           const ResourceGraph& graph, const std::string& standard,
                           const std::vector<Input>& inputs, std::size_t jobs,
                           Kept kept = Kept::All);

/// Results in a stable order: trail, rule code, resource. `inputs` names the files for
/// the fingerprints.
std::vector<Result> judge(std::span<const rule::Rule* const> rules,
                          const cloudtrail::Assessment& assessment,
                          const std::string& standard, const std::vector<Input>& inputs);

}  // namespace trailseal::engine
