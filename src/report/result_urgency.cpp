#include "report/result_urgency.hpp"

#include <algorithm>

namespace trailseal::report {

std::vector<const engine::Result*> by_urgency(const Report& report) {
  const auto rank = [](const engine::Result* result) {
    switch (result->outcome) {
      case engine::Outcome::Fail:
        return 2 - static_cast<int>(result->rule->severity);
      case engine::Outcome::Unknown:
        return 3;
      case engine::Outcome::Waived:
        return 4;
      case engine::Outcome::Pass:
        break;
    }
    return 5;
  };
  std::vector<const engine::Result*> results;
  for (const engine::Result& result : report.results) results.push_back(&result);
  std::stable_sort(results.begin(), results.end(),
                   [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
  return results;
}

}  // namespace trailseal::report
