// Simulation: one request put to one policy, and what came of it, as text and as JSON.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "iam/evaluator.hpp"
#include "report/report.hpp"

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
  iam::Evaluation evaluation{};
};

/// The trace in the order in which a person wants it: what decided, what matched, what
/// may match, then the misses, the nearest first.
std::vector<const iam::StatementTrace*> nearest_first(const iam::Evaluation& evaluation);

void write_simulation_text(const Simulation& simulation, const TextOptions& options,
                           std::ostream& out);
/// `trailseal.simulation/1`, which simulation_json_writer.cpp draws.
void write_simulation_json(const Simulation& simulation, std::ostream& out);
/// The document of a run that failed: no decision, and why there is none.
void write_simulation_failure(const std::vector<Diagnostic>& diagnostics,
                              std::ostream& out);

}  // namespace trailseal::report
