#include "report/trail_results.hpp"

namespace trailseal::report {

TrailResults::TrailResults(const std::vector<engine::Result>& results) {
  // Those of one trail stand together.
  auto last = by_trail_.end();
  for (const engine::Result& result : results) {
    const Key key(result.input, result.trail);
    if (last == by_trail_.end() || last->first != key) {
      last = by_trail_.try_emplace(key).first;
    }
    last->second.push_back(&result);
  }
}

const std::vector<const engine::Result*>& TrailResults::of(
    const cloudtrail::TrailSummary& trail) const {
  const auto found = by_trail_.find({trail.input, trail.address});
  return found == by_trail_.end() ? none_ : found->second;
}

}  // namespace trailseal::report
