// Scenes: the graphs of a run, as they were judged before anything was changed.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "graph/edit.hpp"
#include "graph/resource_graph.hpp"
#include "repair/proof.hpp"
#include "repair/repair.hpp"

namespace trailseal::repair {

struct Scene {
  const ResourceGraph* graph = nullptr;
  Verdicts before;
};

/// All scenarios, and the work that may still be done on them.
class Scenes {
 public:
  Scenes(const std::vector<JudgedGraph>& graphs, const Judge& judge);

  const std::vector<Scene>& all() const { return scenes_; }
  /// May another change be tried?
  bool may_try() const { return trails_left_ > 0; }
  /// The graph with the edits made, judged.
  engine::GraphJudgement judge(const ResourceGraph& changed);

 private:
  const Judge& judge_;
  std::vector<Scene> scenes_{};
  std::size_t trails_left_ = 0;
};

/// The edits of one graph as they are to be made in that of another scenario: at the same places. An
/// edit of a place that this scenario does not have is left out.
std::vector<Edit> edits_in(const ResourceGraph& from, const ResourceGraph& to,
                           const std::vector<Edit>& edits);

}  // namespace trailseal::repair
