// A separate resource whose link is not known may concern any resource; one that is
// deleted puts the service's default back; one that may not exist leaves it open.
#include "cloudtrail/separate_resource.hpp"

#include <algorithm>
#include <set>

#include "cloudtrail/argument.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {
namespace {

/// What says whose separate resource it is.
const Value& link_in(const Resource& resource) {
  const KindRow* row = find_kind(resource.type);
  if (row == nullptr) return attribute(resource, {});
  return attribute(resource, {row->links[0].attribute, row->link_property});
}

/// All that the rows of a kind have for it.
std::vector<Spelling> links_of(ResourceKind kind) {
  std::vector<Spelling> links;
  for (const KindRow& row : resource_kinds()) {
    if (row.kind == kind) links.push_back({row.links[0].attribute, row.link_property});
  }
  return links;
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

/// What the own deployment declares or deletes is not asked for elsewhere.
void leave_other_views_out(const ResourceGraph& graph, const Resource& from,
                           const std::set<std::string>& deleted_here,
                           std::vector<const Resource*>& certain) {
  const auto is_own = [&](const Resource* r) { return graph.together(*r, from); };
  const bool own = std::any_of(certain.begin(), certain.end(), is_own);
  std::erase_if(certain, [&](const Resource* resource) {
    if (is_own(resource)) return false;
    return own || deleted_here.count(resource->address) > 0;
  });
}

}  // namespace

SeparateResources separate_resources_of(const ResourceGraph& graph,
                                        const std::vector<Text>& names, ResourceKind kind,
                                        HalfKnown half_known, const Resource* from) {
  SeparateResources found;
  std::set<std::string> deleted_here;
  const auto alike = [&](Likeness likeness, Life life) {
    return resources_like(graph, kind, links_of(kind), names, likeness, life);
  };
  const Likeness enough =
      half_known == HalfKnown::Differs ? Likeness::SameOrUnknown : Likeness::Possible;
  for (const Resource* resource : alike(enough, Life::Stays)) {
    const Verdict named = names_any(link_in(*resource), names, half_known);
    if (named == Verdict::Fails) continue;
    const bool sure = both(named, resource->exists) == Verdict::Holds;
    (sure ? found.certain : found.possible).push_back(resource);
  }
  for (const Resource* resource : alike(Likeness::Same, Life::Deleted)) {
    const Verdict named = names_any(link_in(*resource), names, half_known);
    if (named != Verdict::Holds) continue;
    found.deleted = true;
    if (from != nullptr && graph.together(*resource, *from)) {
      deleted_here.insert(resource->address);
    }
  }
  if (from != nullptr) leave_other_views_out(graph, *from, deleted_here, found.certain);
  return found;
}

const Resource* applied_last(const ResourceGraph& graph,
                             const std::vector<const Resource*>& resources) {
  for (const Resource* last : resources) {
    const bool after_all =
        std::all_of(resources.begin(), resources.end(), [&](const Resource* other) {
          return other == last || graph.waits_for(*last, *other);
        });
    if (after_all) return last;
  }
  return nullptr;
}

std::vector<const Resource*> rivals_among(const std::vector<const Resource*>& resources) {
  std::vector<const Resource*> rivals;
  for (const Resource* resource : resources) {
    const bool seen =
        std::any_of(rivals.begin(), rivals.end(), [&](const Resource* rival) {
          return rival->address == resource->address && rival->type == resource->type;
        });
    if (!seen) rivals.push_back(resource);
  }
  return rivals.size() > 1 ? rivals : std::vector<const Resource*>();
}

std::string addresses_of(const std::vector<const Resource*>& resources) {
  std::vector<std::string> quoted;
  quoted.reserve(resources.size());
  for (const Resource* resource : resources) {
    quoted.push_back("`" + resource->address + "`");
  }
  std::string all;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    const bool last = i + 1 == quoted.size();
    all += (i == 0 ? "" : last ? " and " : ", ") + quoted[i];
  }
  return all;
}

std::string unknown_reason(const SeparateResources& found, const std::string& what,
                           const std::string& noun) {
  if (found.certain.size() > 1) {
    return addresses_of(found.certain) + " each set " + what +
           ", and the last one applied replaces the other";
  }
  if (!found.certain.empty() || found.possible.empty()) return {};
  const Resource& possible = *found.possible.front();
  if (possible.exists == Verdict::Unknown) return possible.exists_reason;
  return addresses_of(found.possible) + " may set " + what + ": its " + noun +
         " is not known";
}

}  // namespace trailseal::cloudtrail
