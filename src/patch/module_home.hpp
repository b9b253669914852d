// ModuleHomes: in the words of which module a text is written.
#pragma once

#include <map>
#include <string>

#include "base/result.hpp"
#include "graph/resource_graph.hpp"
#include "patch/spot.hpp"

namespace trailseal::patch {

class ModuleHomes {
 public:
  explicit ModuleHomes(const ResourceGraph& graph) : graph_(graph) {}

  /// A resource of the module that the text at a spot is in, where that is not the one of
  /// the resource that is made of it; null: it is. Errors: nobody knows which module's.
  Result<const Resource*> find(const Spot& spot, const Resource& resource);

 private:
  std::string folder_of(const Resource& resource) const;

  const ResourceGraph& graph_;
  /// By folder the modules that are written there, with a resource of each.
  std::map<std::string, std::map<std::string, const Resource*>> homes_{};
};

}  // namespace trailseal::patch
