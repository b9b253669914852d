#include "cloudtrail/spelling.hpp"

namespace trailseal::cloudtrail {
namespace {

std::vector<const Resource*> of_kind(const ResourceGraph& graph, Spelling type,
                                     bool deleted) {
  std::vector<const Resource*> found;
  for (const std::string_view name : {type.terraform, type.cloudformation}) {
    if (name.empty()) continue;
    for (const Resource* resource : graph.of_type(name)) {
      if (resource->data || (resource->change == Change::Delete) != deleted) continue;
      if (resource->exists == Verdict::Fails) continue;
      found.push_back(resource);
    }
  }
  return found;
}

}  // namespace

std::vector<const Resource*> resources_of(const ResourceGraph& graph, Spelling type) {
  return of_kind(graph, type, false);
}

std::vector<const Resource*> deleted_of(const ResourceGraph& graph, Spelling type) {
  return of_kind(graph, type, true);
}

const Value& attribute(const Resource& resource, Spelling path) {
  static const Value absent;
  const std::string_view dotted = path.of(resource);
  if (dotted.empty()) return absent;
  const Value& found = resource.attributes.at_path(dotted);
  return found.is_absent() ? resource.otherwise : found;
}

}  // namespace trailseal::cloudtrail
