// GraphParts: which resources of a graph have to do with each other.
//
// Two resources do where one names the other, by a text or by a reference, or where both
// are named by a third. What a trail's judgement rests on lies in its own part, and so does
// all that a change of it can reach: of a thousand trails one is judged again.
#pragma once

#include <cstddef>
#include <vector>

#include "graph/resource_graph.hpp"

namespace trailseal::repair {

class GraphParts {
 public:
  explicit GraphParts(const ResourceGraph& graph);

  /// The part that the resource belongs to, by index; with what its members wait for, and
  /// what is set for whole accounts.
  ResourceGraph part_of(std::size_t resource) const;

 private:
  const ResourceGraph& graph_;
  std::vector<std::size_t> root_of_{};               ///< by resource
  std::vector<std::vector<std::size_t>> members_{};  ///< by root
  std::vector<std::size_t> of_accounts_{};
};

}  // namespace trailseal::repair
