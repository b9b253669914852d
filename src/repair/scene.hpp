// Scenes: the graphs of a run, as they were judged before anything was changed.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "graph/edit.hpp"
#include "graph/resource_graph.hpp"
#include "repair/graph_part.hpp"
#include "repair/proof.hpp"
#include "repair/repair.hpp"

namespace trailseal::repair {

/// A graph that changes are tried on, and what was found there before.
struct Scene {
  const ResourceGraph* graph = nullptr;
  const engine::GraphJudgement* judged = nullptr;
  std::shared_ptr<const Verdicts> before{};  ///< of the same
};

/// A part of a graph, and what was found there.
struct JudgedPart {
  ResourceGraph graph{};
  engine::GraphJudgement judged{};
};

/// One scene for each scenario that is concerned: the whole graph, or the part of a large
/// one that a trail belongs to.
struct Stage {
  std::deque<JudgedPart> parts{};  ///< what the scenes show, where it is not the whole
  std::vector<Scene> scenes{};
  std::size_t beside = 0;  ///< results of the first graph that are not on the stage
};

/// All scenarios, and the work that may still be done on them.
class Scenes {
 public:
  Scenes(const std::vector<JudgedGraph>& graphs, const Judge& judge, Effort effort);

  /// Where changes for these results are tried.
  Stage stage_for(const std::set<ResultKey>& goals);
  /// May another change be tried?
  bool may_try() const { return effort_.is_left(); }
  /// The graph with the edits made, judged.
  engine::GraphJudgement judge(const ResourceGraph& changed);
  /// Has a graph such a resource, on the stage or not?
  bool has(std::size_t input, const std::string& address) const;

 private:
  Stage whole() const;
  bool add_part(std::size_t at, const std::set<ResultKey>& goals, Stage& stage);

  const Judge& judge_;
  std::vector<Scene> all_{};
  std::vector<std::unique_ptr<GraphParts>> parts_{};  ///< by scene; made when asked for
  Effort effort_;
};

/// The edits of one graph as they are to be made in that of another scenario: at the same places. An
/// edit of a place that this scenario does not have is left out.
std::vector<Edit> edits_in(const ResourceGraph& from, const ResourceGraph& to,
                           const std::vector<Edit>& edits);

}  // namespace trailseal::repair
