#include "run/change_scope.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "cloudtrail/question/change_impact.hpp"

namespace trailseal::run {
namespace {

/// One trail has an entry for every scenario in which it differs.
std::size_t count_of(const std::vector<cloudtrail::TrailSummary>& trails) {
  std::set<std::pair<std::size_t, std::string>> once;
  for (const auto& trail : trails) once.emplace(trail.input, trail.address);
  return once.size();
}

}  // namespace

Touched touched_only(const ResourceGraph& graph,
                     std::vector<cloudtrail::TrailSummary> trails,
                     std::vector<engine::Result> results) {
  const cloudtrail::ChangeImpact deployment(graph);
  std::map<std::pair<std::size_t, std::string>, bool> known;
  // What is not found is none of the deployment's resources, and judged.
  const auto touched = [&](std::size_t input, const std::string& address) {
    const auto [row, added] = known.try_emplace({input, address}, true);
    const Resource* resource = added ? graph.find(input, address) : nullptr;
    if (resource != nullptr) row->second = deployment(*resource);
    return row->second;
  };
  const std::size_t before = count_of(trails);
  std::erase_if(trails, [&](const cloudtrail::TrailSummary& trail) {
    return !touched(trail.input, trail.address);
  });
  std::erase_if(results, [&](const engine::Result& result) {
    return result.trail.empty() ? !touched(result.place.input, result.place.address)
                                : !touched(result.input, result.trail);
  });
  const std::size_t after = count_of(trails);
  return {.trails = std::move(trails),
          .results = std::move(results),
          .left_out = before - after};
}

}  // namespace trailseal::run
