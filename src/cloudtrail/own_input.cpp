#include "cloudtrail/own_input.hpp"

namespace trailseal::cloudtrail {

const Resource* own_or_first(const ResourceGraph& graph,
                             const std::vector<const Resource*>& candidates,
                             const Resource* from) {
  for (const Resource* candidate : candidates) {
    if (from != nullptr && graph.together(*candidate, *from)) return candidate;
  }
  return candidates.empty() ? nullptr : candidates.front();
}

}  // namespace trailseal::cloudtrail
