// Results of rules as a pack tells them.
#pragma once

#include "engine/result.hpp"
#include "evidence/pack.hpp"
#include "report/report.hpp"

namespace trailseal::evidence {

RequirementEvidence requirement_of(const report::Report& report,
                                   const engine::Result& result);

}  // namespace trailseal::evidence
