// A separate resource whose bucket is not known may concern any bucket; one that is
// deleted puts the service's default back.
#include "cloudtrail/bucket_subresource.hpp"

#include "cloudtrail/argument.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {
namespace {

std::string addresses(const std::vector<const Resource*>& resources) {
  std::string all;
  for (const Resource* resource : resources) {
    all += (all.empty() ? "`" : ", `") + resource->address + "`";
  }
  return all;
}

}  // namespace

Companions companions_of(const ResourceGraph& graph, const Text& bucket_name,
                         Spelling type, Spelling link) {
  Companions found;
  for (const Resource* resource : resources_of(graph, type)) {
    switch (names(attribute(*resource, link), bucket_name)) {
      case Verdict::Holds:
        (resource->exists == Verdict::Holds ? found.certain : found.possible)
            .push_back(resource);
        break;
      case Verdict::Unknown:
        // A literal name and a name made elsewhere are hardly the same bucket; a value
        // nobody knows at all may be.
        if (attribute(*resource, link).is_unknown()) found.possible.push_back(resource);
        break;
      case Verdict::Fails:
        break;
    }
  }
  for (const Resource* resource : deleted_of(graph, type)) {
    if (names(attribute(*resource, link), bucket_name) == Verdict::Holds) {
      found.deleted = true;
    }
  }
  return found;
}

std::string undecided(const Companions& found, const std::string& what) {
  if (found.certain.size() > 1) {
    return addresses(found.certain) + " each set " + what +
           ", and the one applied last wins";
  }
  if (!found.certain.empty() || found.possible.empty()) return {};
  const Resource& possible = *found.possible.front();
  if (possible.exists == Verdict::Unknown) return possible.exists_reason;
  return addresses(found.possible) + " may set " + what + ": its bucket is not known";
}

}  // namespace trailseal::cloudtrail
