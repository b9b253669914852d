// What is wrong, or soon to be wrong, with the waivers of a run.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "engine/waiver.hpp"
#include "graph/resource_graph.hpp"
#include "rule/catalogue.hpp"

namespace trailseal::run {

/// Errors for waivers that name no rule, give no reason or a day that is none; warnings
/// for those that have expired, expire within thirty days, or cover nothing. `rules` are
/// those that were judged.
std::vector<Diagnostic> check_waivers(const rule::Catalogue& catalogue,
                                      const std::vector<const rule::Rule*>& rules,
                                      const std::vector<engine::Waiver>& waivers,
                                      const std::vector<Input>& inputs,
                                      const std::string& today);

/// Can the waiver count at all?
bool is_sound(const rule::Catalogue& catalogue, const engine::Waiver& waiver);

}  // namespace trailseal::run
