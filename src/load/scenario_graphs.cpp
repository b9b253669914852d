// A report counts inputs once for all scenarios, so every graph has the same ones.
#include "load/scenario_graphs.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "graph/scenario.hpp"
#include "load/deployed_present.hpp"
#include "load/export_views.hpp"
#include "load/fragment_refusal.hpp"
#include "load/input_order.hpp"
#include "load/scenario_set.hpp"
#include "load/summary_input.hpp"
#include "load/trail_reach.hpp"

namespace trailseal::load {
namespace {

/// A template that a stack of another one is made from is judged there, with the values
/// that it is given.
std::vector<ReadInput> without_parts(std::vector<ReadInput> inputs) {
  std::set<std::string> parts;
  for (const ReadInput& input : inputs) {
    for (const Fragment& part : input.fragment.nested) parts.insert(part.input.path);
  }
  std::erase_if(inputs, [&](const ReadInput& input) {
    const std::filesystem::path path(input.fragment.input.path);
    return parts.count(path.lexically_normal()) > 0;
  });
  return inputs;
}

/// The variables of all templates; none where no input has a trail.
std::vector<cloudformation::ScenarioVariable> variables_of(
    const std::vector<ReadInput>& inputs) {
  std::vector<cloudformation::ScenarioVariable> variables;
  for (const ReadInput& input : inputs) {
    if (!input.varying) continue;
    const auto& own = input.varying->variables;
    variables.insert(variables.end(), own.begin(), own.end());
  }
  return variables;
}

Diagnostic too_many(const ScenarioSet& set, const std::vector<ReadInput>& inputs) {
  const auto first =
      std::find_if(inputs.begin(), inputs.end(),
                   [](const ReadInput& input) { return input.varying.has_value(); });
  return {.level = Diagnostic::Level::Warning,
          .error = too_many_combinations(set.left_open, first->fragment.input.path)};
}

/// Mistakes in parts of templates: errors where a trail leads to them, else warnings.
void add_faults(const std::vector<const Fragment*>& fragments,
                std::vector<Diagnostic>& diagnostics) {
  const bool sound =
      std::all_of(fragments.begin(), fragments.end(),
                  [](const Fragment* fragment) { return fragment->faults.empty(); });
  if (sound) return;
  const TrailReach reach(fragments);
  for (std::size_t i = 0; i < fragments.size(); ++i) {
    for (const Fault& fault : fragments[i]->faults) {
      diagnostics.push_back({.level = reach.leads_to(i, fault)
                                          ? Diagnostic::Level::Error
                                          : Diagnostic::Level::Warning,
                             .error = fault.error});
    }
  }
}

void add_faults(const std::vector<Fragment>& fragments,
                std::vector<Diagnostic>& diagnostics) {
  std::vector<const Fragment*> views;
  views.reserve(fragments.size());
  for (const Fragment& fragment : fragments) views.push_back(&fragment);
  add_faults(views, diagnostics);
}

void append(std::vector<Diagnostic>& all, const std::vector<Diagnostic>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

class Joiner {
 public:
  Joiner(std::vector<ReadInput> inputs, const std::optional<Fragment>& known,
         InputReader& reader)
      : inputs_(std::move(inputs)),
        known_(known),
        reader_(reader),
        slots_(inputs_.size()) {}

  void add_scenarios(const ScenarioSet& set, LoadedInputs& loaded) {
    for (std::size_t i = 0; i < slots_.size(); ++i) slots_[i].note(inputs_[i].fragment);
    std::vector<std::pair<Scenario, std::vector<Fragment>>> all;
    for (const Combination& combination : set.combinations) {
      auto fragments = under(combination.choice);
      if (!fragments) continue;  // such a combination does not come about
      add_faults(*fragments, loaded.diagnostics);
      for (std::size_t i = 0; i < slots_.size(); ++i) slots_[i].note((*fragments)[i]);
      all.emplace_back(combination.scenario, std::move(*fragments));
    }
    for (auto& [scenario, fragments] : all) {
      loaded.scenarios.push_back({.scenario = scenario});
      fill(loaded.scenarios.back().graph, std::move(fragments));
    }
    if (!loaded.scenarios.empty()) loaded.default_scenario = set.by_default;
  }

  void add_defaults(LoadedInputs& loaded) {
    std::map<std::string, std::string> texts;
    std::vector<Fragment> fragments;
    add_faults(all_fragments(), loaded.diagnostics);
    for (ReadInput& input : inputs_) {
      texts[input.fragment.input.path] = std::move(input.text);
      fragments.push_back(std::move(input.fragment));
    }
    append(loaded.diagnostics, fill(loaded.graph, std::move(fragments)));
    for (const Input& input : loaded.graph.inputs()) {
      const auto own = texts.find(input.path);
      loaded.sources.push_back({.path = input.path,
                                .text = own == texts.end()
                                            ? reader_.text_of_nested(input.path)
                                            : own->second});
    }
  }

 private:
  /// The inputs under a choice; nothing where the service would refuse it.
  std::optional<std::vector<Fragment>> under(const cloudformation::Choice& choice) {
    std::vector<Fragment> all;
    for (const ReadInput& input : inputs_) {
      if (!input.varying) {
        all.push_back(input.fragment);
        continue;
      }
      auto fragment = reader_.read_again(*input.varying, choice);
      if (!fragment || is_refused(*fragment, input.fragment)) return std::nullopt;
      all.push_back(std::move(*fragment));
    }
    return all;
  }

  std::vector<const Fragment*> all_fragments() const {
    std::vector<const Fragment*> all;
    for (const ReadInput& input : inputs_) all.push_back(&input.fragment);
    return all;
  }

  /// Gives what is to be said of exports.
  std::vector<Diagnostic> fill(ResourceGraph& graph,
                               std::vector<Fragment> fragments) const {
    std::vector<Diagnostic> said = join_views(fragments);
    append(said, join_present(fragments, known_));
    for (std::size_t i = 0; i < fragments.size(); ++i) {
      graph.add(slots_[i].arranged(std::move(fragments[i])));
    }
    if (known_ && !graph.inputs().empty()) graph.add(*known_);
    graph.link();
    return said;
  }

  std::vector<ReadInput> inputs_;
  const std::optional<Fragment>& known_;
  InputReader& reader_;
  std::vector<InputOrder> slots_;  ///< by input
};

}  // namespace

LoadedInputs join_inputs(std::vector<ReadInput> inputs,
                         const std::optional<Fragment>& known, InputReader& reader) {
  LoadedInputs loaded;
  const bool trail =
      std::any_of(inputs.begin(), inputs.end(),
                  [](const ReadInput& input) { return input.declares_trail; });
  inputs = without_parts(told_apart(std::move(inputs)));
  ScenarioSet set;
  if (trail) set = combine(variables_of(inputs), kMaxScenarios);
  if (!set.left_open.empty()) loaded.diagnostics.push_back(too_many(set, inputs));
  Joiner joiner(std::move(inputs), known, reader);
  joiner.add_scenarios(set, loaded);
  joiner.add_defaults(loaded);
  return loaded;
}

}  // namespace trailseal::load
