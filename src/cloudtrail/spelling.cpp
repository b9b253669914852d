#include "cloudtrail/spelling.hpp"

namespace trailseal::cloudtrail {
namespace {

void add_of_type(const ResourceGraph& graph, std::string_view type, bool deleted,
                 std::vector<const Resource*>& found) {
  if (type.empty()) return;
  for (const Resource* resource : graph.of_type(type)) {
    if (resource->data || (resource->change == Change::Delete) != deleted) continue;
    if (resource->exists == Verdict::Fails) continue;
    found.push_back(resource);
  }
}

std::vector<const Resource*> of_kind(const ResourceGraph& graph, ResourceKind kind,
                                     bool deleted) {
  std::vector<const Resource*> found;
  for (const KindRow& row : resource_kinds()) {
    if (row.kind != kind) continue;
    add_of_type(graph, row.terraform, deleted, found);
    add_of_type(graph, row.cloudformation, deleted, found);
  }
  return found;
}

}  // namespace

std::vector<const Resource*> resources_of(const ResourceGraph& graph, ResourceKind kind) {
  return of_kind(graph, kind, false);
}

std::vector<const Resource*> resources_of_type(const ResourceGraph& graph,
                                               std::string_view type) {
  std::vector<const Resource*> found;
  add_of_type(graph, type, false, found);
  return found;
}

std::vector<const Resource*> deleted_of(const ResourceGraph& graph, ResourceKind kind) {
  return of_kind(graph, kind, true);
}

const Value& attribute(const Resource& resource, Spelling path) {
  static const Value absent;
  const std::string_view dotted = path.of(resource);
  if (dotted.empty()) return absent;
  const Value& found = resource.attributes.at_path(dotted);
  return found.is_absent() ? resource.otherwise : found;
}

}  // namespace trailseal::cloudtrail
