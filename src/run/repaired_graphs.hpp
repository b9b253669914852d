// RepairedGraphs: the graphs of a run with edits made, judged again and held against what
// was promised.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "graph/edit.hpp"
#include "load/input_loader.hpp"
#include "repair/repair.hpp"
#include "run/settings.hpp"

namespace trailseal::run {

/// What edits bring about in all graphs of a run.
struct Outlook {
  bool holds = false;  ///< every promise is kept, and nothing is worse
  /// Results whose outcome is the same before and after, in the graph with the fewest.
  std::size_t unchanged = 0;
};

class RepairedGraphs {
 public:
  /// `before` is what each graph says now, once somebody looks. All outlive this.
  RepairedGraphs(const Judging& judging, const load::LoadedInputs& loaded,
                 const std::vector<repair::JudgedGraph>& before)
      : judging_(judging), loaded_(loaded), before_(before) {}

  /// Makes the edits and judges anew: does none of the failures with these fingerprints
  /// stay, none come, no delivery get worse, nothing that is decided become open?
  Outlook look(const std::vector<Edit>& edits, const std::set<std::string>& ended) const;

  /// One graph judged as the run does it.
  engine::GraphJudgement judge(const ResourceGraph& graph) const;

  /// The graphs, scenario by scenario.
  std::vector<const ResourceGraph*> graphs() const;

 private:
  const Judging& judging_;
  const load::LoadedInputs& loaded_;
  const std::vector<repair::JudgedGraph>& before_;
};

}  // namespace trailseal::run
