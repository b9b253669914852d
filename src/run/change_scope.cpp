#include "run/change_scope.hpp"

#include <map>
#include <string>
#include <utility>

#include "cloudtrail/question/change_impact.hpp"
#include "report/wording.hpp"

namespace trailseal::run {
void keep_touched(const ResourceGraph& graph, report::Report& report) {
  const cloudtrail::Touched deployment(graph);
  std::map<std::pair<std::size_t, std::string>, bool> known;
  // What is not found is none of the deployment's resources, and judged.
  const auto touched = [&](std::size_t input, const std::string& address) {
    const auto [row, added] = known.try_emplace({input, address}, true);
    const Resource* resource = added ? graph.find(input, address) : nullptr;
    if (resource != nullptr) row->second = deployment(*resource);
    return row->second;
  };
  const std::size_t before = report::trail_count(report);
  std::erase_if(report.trails, [&](const cloudtrail::TrailSummary& trail) {
    return !touched(trail.input, trail.address);
  });
  std::erase_if(report.results, [&](const engine::Result& result) {
    return result.trail.empty() ? !touched(result.place.input, result.place.address)
                                : !touched(result.input, result.trail);
  });
  report.untouched_trails = before - report::trail_count(report);
}

}  // namespace trailseal::run
