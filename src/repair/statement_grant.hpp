// Grants: statements that allow what is refused, bound to who asks.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "repair/change.hpp"
#include "repair/refusal.hpp"

namespace trailseal::repair {

/// The statements that allow all these requests to one policy: one for each kind of action.
/// Their Sids are none of `taken`, and are added to them.
std::vector<Value> statements_for(const std::vector<Refusal>& refusals,
                                  std::set<std::string>& taken);

/// One more statement, or a few, in the policy that refuses these requests. All of them are
/// to one site.
std::vector<Change> grants_of(const std::vector<Refusal>& refusals);

}  // namespace trailseal::repair
