#include "run/repaired_graphs.hpp"

#include <algorithm>

#include "repair/proof.hpp"
#include "run/judgement.hpp"

namespace trailseal::run {
namespace {

using engine::GraphJudgement;
using engine::Outcome;
using repair::ResultKey;
using repair::Verdicts;

/// What the failing results with these fingerprints are about: a change may have a result
/// point at another resource, and give it another fingerprint.
std::set<ResultKey> goals_of(const GraphJudgement& before,
                             const std::set<std::string>& ended) {
  std::set<ResultKey> goals;
  for (const engine::Result& result : before.results) {
    const bool fails = result.outcome == Outcome::Fail;
    if (fails && ended.count(result.fingerprint) != 0)
      goals.insert(repair::key_of(result));
  }
  return goals;
}

Outlook compared(const GraphJudgement& before, const GraphJudgement& after,
                 const std::set<std::string>& ended) {
  const Verdicts now(before);
  const std::set<ResultKey> goals = goals_of(before, ended);
  return {.holds = repair::objections_to(after, now, goals).none(),
          .unchanged = now.unchanged_in(Verdicts(after))};
}

}  // namespace

std::vector<const ResourceGraph*> RepairedGraphs::graphs() const {
  if (loaded_.scenarios.empty()) return {&loaded_.graph};
  std::vector<const ResourceGraph*> all;
  for (const load::LoadedScenario& each : loaded_.scenarios) all.push_back(&each.graph);
  return all;
}

GraphJudgement RepairedGraphs::judge(const ResourceGraph& graph) const {
  return judge_graph(judging_, graph, loaded_.graph.inputs());
}

Outlook RepairedGraphs::look(const std::vector<Edit>& edits,
                             const std::set<std::string>& ended) const {
  Outlook all{.holds = !edits.empty()};
  for (std::size_t i = 0; i < before_.size() && all.holds; ++i) {
    const repair::JudgedGraph& now = before_[i];
    const Outlook one = compared(now.judged, judge(apply(*now.graph, edits)), ended);
    all.holds = one.holds;
    all.unchanged = i == 0 ? one.unchanged : std::min(all.unchanged, one.unchanged);
  }
  return all;
}

}  // namespace trailseal::run
