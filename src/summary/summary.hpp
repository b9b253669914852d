// Summary: what other inputs, and the rules, need of inputs that are not at hand.
//
// A repository writes the summary of its plans and templates in its own pipeline; whoever
// judges the organization reads the summaries of all. Judging summaries gives what judging
// the inputs together would give.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/fragment.hpp"
#include "graph/scenario.hpp"
#include "graph/scenario_variable.hpp"

namespace trailseal::summary {

/// A template under one choice for each of its variables.
struct ScenarioFragment {
  /// By variable: which of its values, one past the last for any other value, nothing
  /// where it is left open.
  std::vector<std::optional<std::size_t>> choice{};
  bool refused = false;  ///< the service would refuse the choice; the fragment is empty
  Fragment fragment{};
};

/// One input.
struct InputSummary {
  Fragment fragment{};  ///< with every default
  bool declares_trail = false;
  bool is_template = false;
  std::set<std::string> parameters{};  ///< that the template declares
  /// Texts: what stands for each parameter where it has no value. Names of exports may hold
  /// it and nothing else.
  Value open_parameters{};
  std::vector<Error> document_warnings{};  ///< of the reader of the document
  std::vector<ScenarioVariable> variables{};
  std::vector<ScenarioFragment> scenarios{};
};

struct Summary {
  std::vector<InputSummary> inputs{};
  std::vector<Text> symbols{};  ///< once it is read: each as a text of its own
};

/// Fragments of one template at most: one for each choice (kMaxScenarios), and as many ways
/// to leave variables open.
inline constexpr std::size_t kMaxFragments = 2 * kMaxScenarios;

/// Resources of all fragments of one file; an estate of 1,000 plans has 100,000. They stand
/// in the file by number, so that a small file could ask for any number of copies.
inline constexpr std::size_t kMaxResources = 400'000;

/// Pieces of one half-known text; a policy has some dozens.
inline constexpr std::size_t kMaxPieces = 10'000;

}  // namespace trailseal::summary
