// Unknown results that wait for the same thing, as one group.
#pragma once

#include <string>
#include <vector>

#include "base/missing.hpp"
#include "engine/result.hpp"
#include "graph/scenario.hpp"

namespace trailseal::report {

struct UnknownGroup {
  std::vector<std::string> codes{};
  Missing missing{};  ///< said once, in the fewest words that a result has for it
  std::vector<Evidence> why{};  ///< the statements that wait for it
  Scenario scenario{};
  std::vector<Scenario> further{};  ///< as engine::Result has them
};

/// Groups by the root of what is missing, by how to give it, and by scenario.
std::vector<UnknownGroup> grouped_by_cause(
    const std::vector<const engine::Result*>& results);

/// The evidence of a result, without what its message or `missing` already say.
std::vector<Evidence> further_evidence(const std::vector<Evidence>& why,
                                       const Missing& missing);

}  // namespace trailseal::report
