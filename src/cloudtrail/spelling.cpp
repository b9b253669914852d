#include "cloudtrail/spelling.hpp"

#include <algorithm>

namespace trailseal::cloudtrail {
namespace {

/// Those that will exist, or those that go.
void keep(const std::vector<const Resource*>& all, bool deleted,
          std::vector<const Resource*>& found) {
  for (const Resource* resource : all) {
    if (resource->data || (resource->change == Change::Delete) != deleted) continue;
    if (resource->exists == Verdict::Fails) continue;
    found.push_back(resource);
  }
}

void add_of_type(const ResourceGraph& graph, std::string_view type, bool deleted,
                 std::vector<const Resource*>& found) {
  if (!type.empty()) keep(graph.of_type(type), deleted, found);
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

std::vector<const Resource*> resources_like(const ResourceGraph& graph, ResourceKind kind,
                                            std::span<const Spelling> paths,
                                            std::span<const Text> wanted,
                                            Likeness likeness, Life life) {
  std::vector<const Resource*> found;
  const auto add = [&](std::string_view type, std::string_view Spelling::*language) {
    if (type.empty()) return;
    std::vector<const Resource*> like;
    for (const Spelling& path : paths) {
      if ((path.*language).empty()) continue;
      for (const Text& text : wanted) {
        const auto more = graph.with_value(type, path.*language, text, likeness);
        like.insert(like.end(), more.begin(), more.end());
      }
    }
    // Resources stand side by side in the graph, in its order.
    std::sort(like.begin(), like.end());
    like.erase(std::unique(like.begin(), like.end()), like.end());
    keep(like, life == Life::Deleted, found);
  };
  for (const KindRow& row : resource_kinds()) {
    if (row.kind != kind) continue;
    add(row.terraform, &Spelling::terraform);
    add(row.cloudformation, &Spelling::cloudformation);
  }
  return found;
}

std::vector<const Resource*> resources_in(const ResourceGraph& graph, ResourceKind kind,
                                          const Text& account, Likeness likeness) {
  std::vector<const Resource*> found;
  for (const KindRow& row : resource_kinds()) {
    if (row.kind != kind) continue;
    for (const std::string_view type : {row.terraform, row.cloudformation}) {
      if (type.empty()) continue;
      keep(graph.with_value(type, "", account, likeness, Aspect::Account), false, found);
    }
  }
  return found;
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
  return attribute_at(resource, dotted);
}

}  // namespace trailseal::cloudtrail
