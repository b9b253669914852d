// A separate resource whose link is not known may concern any resource; one that is
// deleted puts the service's default back; one that may not exist leaves it open.
#include "cloudtrail/separate_resource.hpp"

#include "cloudtrail/argument.hpp"
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

/// What says whose separate resource it is.
const Value& link_in(const Resource& resource) {
  const KindRow* row = find_kind(resource.type);
  if (row == nullptr) return attribute(resource, {});
  return attribute(resource, {row->links[0].attribute, row->link_property});
}

Verdict names_one(const Value& link, const std::vector<Text>& wanted,
                  HalfKnown half_known) {
  Verdict any = Verdict::Fails;
  for (const Text& name : wanted) any = either(any, names(link, name));
  const bool differs = half_known == HalfKnown::Differs && !link.is_unknown();
  return any == Verdict::Unknown && differs ? Verdict::Fails : any;
}

Verdict names_any(const Value& link, const std::vector<Text>& wanted,
                  HalfKnown half_known) {
  if (!link.is_list()) return names_one(link, wanted, half_known);
  Verdict any = Verdict::Fails;
  for (const Value& item : link.items()) {
    any = either(any, names_one(item, wanted, half_known));
  }
  return any;
}

}  // namespace

SeparateResources separate_resources_of(const ResourceGraph& graph,
                                        const std::vector<Text>& names, ResourceKind kind,
                                        HalfKnown half_known) {
  SeparateResources found;
  for (const Resource* resource : resources_of(graph, kind)) {
    const Verdict named = names_any(link_in(*resource), names, half_known);
    if (named == Verdict::Fails) continue;
    const bool sure = both(named, resource->exists) == Verdict::Holds;
    (sure ? found.certain : found.possible).push_back(resource);
  }
  for (const Resource* resource : deleted_of(graph, kind)) {
    const Verdict named = names_any(link_in(*resource), names, half_known);
    found.deleted = found.deleted || named == Verdict::Holds;
  }
  return found;
}

std::string unknown_reason(const SeparateResources& found, const std::string& what,
                           const std::string& noun) {
  if (found.certain.size() > 1) {
    return addresses(found.certain) + " each set " + what +
           ", and the one applied last wins";
  }
  if (!found.certain.empty() || found.possible.empty()) return {};
  const Resource& possible = *found.possible.front();
  if (possible.exists == Verdict::Unknown) return possible.exists_reason;
  return addresses(found.possible) + " may set " + what + ": its " + noun +
         " is not known";
}

}  // namespace trailseal::cloudtrail
