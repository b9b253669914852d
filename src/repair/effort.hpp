// Effort: how much work may still be done.
#pragma once

#include <cstddef>

#include "base/limits.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::repair {

/// Counted in values of documents that are read when a graph is judged, so that the same
/// input gets the same fixes on every machine.
class Effort {
 public:
  explicit Effort(std::size_t values = kMaxRepairWork) : left_(values) {}

  bool is_left() const { return left_ > 0; }
  /// A graph was judged, with so many trails.
  void spend(const ResourceGraph& judged, std::size_t trails);

 private:
  std::size_t left_ = 0;
};

}  // namespace trailseal::repair
