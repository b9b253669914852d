#include "cli/scope.hpp"

#include <map>
#include <string>
#include <utility>

#include "cloudtrail/touched.hpp"
#include "report/wording.hpp"

namespace trailseal::cli {
namespace {

/// Asks once for each resource.
class Touched {
 public:
  explicit Touched(const ResourceGraph& graph) : graph_(graph) {}

  /// What is not found is none of the deployment's resources, and judged.
  bool operator()(std::size_t input, const std::string& address) {
    const auto known = known_.find({input, address});
    if (known != known_.end()) return known->second;
    const Resource* resource = graph_.find(input, address);
    const bool touched =
        resource == nullptr ||
        cloudtrail::is_touched(graph_, cloudtrail::evidence_of(graph_, *resource));
    known_[{input, address}] = touched;
    return touched;
  }

 private:
  const ResourceGraph& graph_;
  std::map<std::pair<std::size_t, std::string>, bool> known_;
};

}  // namespace

void keep_touched(const ResourceGraph& graph, report::Report& report) {
  Touched touched(graph);
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

}  // namespace trailseal::cli
