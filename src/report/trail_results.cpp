#include "report/trail_results.hpp"

namespace trailseal::report {

TrailResults::TrailResults(const std::vector<engine::Result>& results) {
  for (const engine::Result& result : results) {
    by_trail_[{result.input, result.trail}].push_back(&result);
  }
}

const std::vector<const engine::Result*>& TrailResults::of(
    const cloudtrail::TrailSummary& trail) const {
  const auto found = by_trail_.find({trail.input, trail.address});
  return found == by_trail_.end() ? none_ : found->second;
}

}  // namespace trailseal::report
