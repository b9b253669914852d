// Failing results in the order in which they are to be solved.
#pragma once

#include <vector>

#include "engine/result.hpp"

namespace trailseal::report {

/// A failing result, and those that the same thing brings about.
struct Finding {
  const engine::Result* result = nullptr;
  std::vector<const engine::Result*> also{};
};

/// The most severe first; of equal ones what is new with the plan, and then the change
/// that a plan makes before the state that it leads to, and otherwise as they come.
void sort_by_cause(std::vector<const engine::Result*>& fails);

/// Sorts, and puts together what one place and one reason decide: a policy that is not
/// there, a Deny that hits several requests.
std::vector<Finding> findings_by_cause(std::vector<const engine::Result*> fails);

}  // namespace trailseal::report
