// Gaps: what a pack does not show, and why.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evidence/pack.hpp"
#include "report/report.hpp"

namespace trailseal::evidence {

/// What no input tells, what could not be read, and what could not be decided; the pack
/// has everything else already.
std::vector<Gap> gaps_of(const report::Report& report, const Pack& pack);

/// "3 requirements (TS301, TS302) could not be decided".
std::string undecided(std::size_t results, const std::string& codes);

}  // namespace trailseal::evidence
