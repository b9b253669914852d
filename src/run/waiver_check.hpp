// What is wrong, or soon to be wrong, with the waivers of a run.
#pragma once

#include <vector>

#include "engine/waiver.hpp"
#include "report/report.hpp"
#include "rule/catalogue.hpp"

namespace trailseal::run {

/// Errors for waivers that name no rule, give no reason or a day that is none; warnings
/// for those that have expired, expire within thirty days, or cover nothing.
std::vector<Diagnostic> check_waivers(const rule::Catalogue& catalogue,
                                      const std::vector<engine::Waiver>& waivers,
                                      const report::Report& report,
                                      const std::string& today);

/// Can the waiver count at all?
bool is_sound(const rule::Catalogue& catalogue, const engine::Waiver& waiver);

}  // namespace trailseal::run
