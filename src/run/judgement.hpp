// Judgement: the rules judged on what was loaded.
#pragma once

#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "engine/result.hpp"
#include "engine/waiver.hpp"
#include "load/input_loader.hpp"
#include "run/settings.hpp"

namespace trailseal::run {

struct Judgement {
  std::vector<cloudtrail::TrailSummary> trails{};
  std::vector<engine::Result> results{};
  /// Of the configuration and of the templates, each once; what covers something in any
  /// scenario is marked as used.
  std::vector<engine::Waiver> waivers{};
};

/// One graph, with nothing waived. `inputs` are those of the run.
engine::GraphJudgement judge_graph(const Judging& judging, const ResourceGraph& graph,
                                   const std::vector<Input>& inputs,
                                   engine::Kept kept = engine::Kept::All);

/// Judges every scenario, and says once what holds in several.
Judgement judge(const Judging& judging, const load::LoadedInputs& loaded,
                const std::string& today);

/// A judgement that tells what a plan does to its results.
struct JudgedChange {
  Judgement judgement{};
  std::vector<engine::Result> fixed{};  ///< failing before the plan, not after it
};

/// Judges what is in place before the plan as well, at the same time. The results stay as
/// they are where there is nothing in place.
JudgedChange judge_change(const Judging& judging, const load::LoadedInputs& loaded,
                          const std::string& today);

}  // namespace trailseal::run
