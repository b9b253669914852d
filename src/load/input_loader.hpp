// Loads every input of a run into one graph.
#pragma once

#include <iosfwd>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "document/source_text.hpp"
#include "graph/resource_graph.hpp"
#include "graph/scenario.hpp"
#include "load/progress.hpp"

namespace trailseal::load {

struct InputRequest {
  std::vector<std::string> arguments{};  ///< files, directories, `-`
  bool skip_others = false;  ///< a named file that is none of ours is no error
  std::map<std::string, std::string> parameters{};
  Environment environment{};
  /// Resources outside of the inputs, taken on trust; null: none.
  const Fragment* known = nullptr;
  /// Patterns of the paths of inputs to leave out.
  std::vector<std::string> skip{};
  /// Also what no trail leads to.
  bool everything = false;
  /// Resource types that rules are judged on besides trails (Terraform's names), and
  /// patterns of the names of buckets: of a plan they are read though no trail leads to
  /// them. See terraform/wanted.hpp.
  std::set<std::string, std::less<>> types{};
  std::vector<std::string> bucket_names{};
  Progress* progress = nullptr;  ///< told what is read; null: nobody
};

/// The graph of all inputs under one combination of what their templates leave open.
struct LoadedScenario {
  Scenario scenario{};
  ResourceGraph graph{};
};

struct LoadedInputs {
  ResourceGraph graph{};  ///< with every default, and what has none left open
  /// Empty where nothing is left open that trails depend on.
  std::vector<LoadedScenario> scenarios{};
  /// The scenario of all defaults; empty where a parameter has none.
  Scenario default_scenario{};
  std::vector<SourceText> sources{};  ///< by input index
  std::vector<Diagnostic> diagnostics{};
};

/// What cannot be read becomes a diagnostic; the other inputs are loaded all the same.
LoadedInputs load_inputs(const InputRequest& request, std::istream& in);

}  // namespace trailseal::load
