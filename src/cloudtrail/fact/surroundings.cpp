#include "cloudtrail/fact/surroundings.hpp"

#include <algorithm>
#include <utility>

#include "cloudtrail/fact/security_hub_facts.hpp"

namespace trailseal::cloudtrail {

Surroundings::Surroundings(const ResourceGraph& graph)
    : recorded(graph), security_hub(security_hub_facts(graph)), observations(graph) {
  const auto is_export = [](const Input& input) { return input.observed != nullptr; };
  const auto& inputs = graph.inputs();
  if (observations.empty() || std::all_of(inputs.begin(), inputs.end(), is_export)) {
    return;
  }
  deployed = std::make_shared<const ResourceGraph>(graph.before());
  for (Trail& trail : find_trails(*deployed)) {
    const auto arn = trail.arn.literal();
    if (arn) deployed_trails.emplace(*arn, std::move(trail));
  }
}

}  // namespace trailseal::cloudtrail
