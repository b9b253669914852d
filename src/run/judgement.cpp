#include "run/judgement.hpp"

#include <algorithm>
#include <utility>

#include "base/parallel.hpp"
#include "cloudtrail/assessment.hpp"
#include "engine/alternatives.hpp"
#include "engine/engine.hpp"
#include "engine/history.hpp"
#include "engine/scenario.hpp"
#include "run/waiver_check.hpp"

namespace trailseal::run {
namespace {

using engine::Waiver;

/// The same waiver stands in the graphs of several scenarios, and one in a module's file in
/// several inputs.
bool has_waiver(std::vector<Waiver>& waivers, const Waiver& waiver) {
  const auto known = std::find_if(
      waivers.begin(), waivers.end(),
      [&](const Waiver& other) { return engine::is_same_waiver(other, waiver); });
  if (known == waivers.end()) return false;
  if (known->lines) {
    auto& resources = known->lines->resources;
    resources.insert(resources.end(), waiver.lines->resources.begin(),
                     waiver.lines->resources.end());
  }
  return true;
}

/// The waivers of the configuration and of every scenario's templates.
std::vector<Waiver> all_waivers(const Judging& judging,
                                const load::LoadedInputs& loaded) {
  std::vector<Waiver> waivers = judging.waivers;
  if (!judging.waivers_count) return waivers;
  const auto add = [&](const ResourceGraph& graph) {
    for (Waiver& waiver : engine::waivers_of(graph)) {
      if (has_waiver(waivers, waiver)) continue;
      waiver.sound = is_sound(*judging.catalogue, waiver);
      waivers.push_back(std::move(waiver));
    }
  };
  if (loaded.scenarios.empty()) add(loaded.graph);
  for (const load::LoadedScenario& each : loaded.scenarios) add(each.graph);
  return waivers;
}

engine::ScenarioJudgement in_scenario(const Scenario& scenario,
                                      engine::GraphJudgement judged) {
  engine::ScenarioJudgement all;
  all.scenario = scenario;
  all.trails = std::move(judged.trails);
  all.results = std::move(judged.results);
  return all;
}

}  // namespace

engine::GraphJudgement judge_graph(const Judging& judging, const ResourceGraph& graph,
                                   const std::vector<Input>& inputs, engine::Kept kept) {
  engine::GraphJudgement judged = engine::judge_graph(
      judging.rules, graph, judging.standard, inputs, judging.jobs, kept);
  engine::settle_alternatives(graph, judging.rules, judging.standard, judged.trails,
                              judged.results);
  return judged;
}

Judgement judge(const Judging& judging, const load::LoadedInputs& loaded,
                const std::string& today) {
  const std::vector<Input>& inputs = loaded.graph.inputs();
  Judgement all{.waivers = all_waivers(judging, loaded)};
  if (loaded.scenarios.empty()) {
    engine::GraphJudgement judged = judge_graph(judging, loaded.graph, inputs);
    engine::waive(inputs, today, judged.results, all.waivers);
    all.trails = std::move(judged.trails);
    all.results = std::move(judged.results);
    return all;
  }
  std::vector<engine::ScenarioJudgement> judgements;
  for (const load::LoadedScenario& each : loaded.scenarios) {
    judgements.push_back(
        in_scenario(each.scenario, judge_graph(judging, each.graph, inputs)));
    engine::waive(inputs, today, judgements.back().results, all.waivers);
  }
  engine::Merged merged = engine::merge(judgements, inputs);
  all.trails = std::move(merged.trails);
  all.results = std::move(merged.results);
  return all;
}

JudgedChange judge_change(const Judging& judging, const load::LoadedInputs& loaded,
                          const std::string& today) {
  const ResourceGraph& graph = loaded.graph;
  if (!engine::has_history(graph)) return {.judgement = judge(judging, loaded, today)};
  Judging half = judging;
  half.jobs = (judging.jobs + 1) / 2;
  JudgedChange change;
  std::vector<engine::Result> before;
  for_each_index(judging.jobs, 2, [&](std::size_t version) {
    if (version == 0) {
      change.judgement = judge(half, loaded, today);
    } else {
      const auto kept = engine::Kept::NotPassing;
      before = judge_graph(half, graph.before(), graph.inputs(), kept).results;
    }
  });
  change.fixed = engine::tell_history(before, graph.inputs(), change.judgement.results);
  return change;
}

}  // namespace trailseal::run
