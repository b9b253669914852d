// Simulation: one request put to one policy, and what came of it.
#pragma once

#include <string>
#include <vector>

#include "iam/explain/explanation.hpp"
#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::report {

/// One condition key of the request, as it was given.
struct SimulatedKey {
  std::string key{};
  iam::ContextValue value{};
  bool implied = false;  ///< follows from the caller, nobody gave it
};

struct Simulation {
  std::string path{};      ///< of the file that holds the policy
  std::string address{};   ///< of the resource that carries it; empty for a policy file
  bool has_lines = false;  ///< places in the file tell something
  iam::PolicyKind kind = iam::PolicyKind::Resource;
  iam::Request request{};
  std::vector<SimulatedKey> context{};
  iam::Policy policy{};
  std::vector<iam::PolicyProblem> problems{};
  iam::Explanation explanation{};
};

/// The trace in the order in which a person wants it: what decided, what matched, what
/// may match, then the misses, the nearest first.
std::vector<const iam::StatementTrace*> nearest_first(
    const iam::Explanation& explanation);

}  // namespace trailseal::report
