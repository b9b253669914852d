// Fixtures and rule examples as the graphs of a run, with the judge that repairs are proven
// by.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "golden/scenario_folder.hpp"
#include "load/input_loader.hpp"
#include "repair/repair.hpp"
#include "rule/rule.hpp"
#include "run/settings.hpp"

namespace trailseal {

struct RepairedFixture {
  std::string name{};
  load::LoadedInputs loaded{};
  std::string standard{};
  std::vector<const rule::Rule*> rules{};
  std::vector<repair::JudgedGraph> graphs{};
  std::vector<engine::Result> failing{};  ///< of all scenarios, each once

  engine::GraphJudgement judge(const ResourceGraph& graph) const;
  repair::RepairedResults repairs() const;
};

/// The rules of the catalogue that are judged unless somebody leaves them out.
std::vector<const rule::Rule*> judged_rules();

/// A folder of fixtures, as `check` reads it.
std::unique_ptr<RepairedFixture> fixture_of(const ScenarioFolder& folder);

/// An example of a rule; null where it cannot be read.
std::unique_ptr<RepairedFixture> fixture_of(const rule::Rule& rule,
                                            const rule::Example& example);

}  // namespace trailseal
