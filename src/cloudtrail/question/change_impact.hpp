// What a deployment touches, trail by trail.
#pragma once

#include <map>
#include <string>

#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Tells whether a deployment touches what a resource is judged by.
class Touched {
 public:
  /// The graph outlives it.
  explicit Touched(const ResourceGraph& graph);

  /// Is anything created, changed or taken away that the judgement of this resource may
  /// rest on: the resource, what it names, what names it as its bucket, key or topic, and
  /// so on from there; or anything that holds for the whole account? Rather too often
  /// than too seldom.
  bool operator()(const Resource& resource) const;

 private:
  using ByText = std::multimap<std::string, const Resource*>;

  ByText named_{};        ///< resources by what they are known by
  ByText linked_{};       ///< companions by what they belong to
  bool account_ = false;  ///< something of the whole account is touched
};

}  // namespace trailseal::cloudtrail
