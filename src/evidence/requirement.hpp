// Results of rules as a pack tells them.
#pragma once

#include "engine/result.hpp"
#include "evidence/pack.hpp"
#include "report/report.hpp"

namespace trailseal::evidence {

RequirementEvidence requirement_of(const report::Report& report,
                                   const engine::Result& result);

/// Counts an outcome, spelled as engine::to_string has it.
void count(const std::string& outcome, OutcomeCount& counts);

}  // namespace trailseal::evidence
