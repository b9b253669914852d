// Loads every input of a run into one graph.
#pragma once

#include <iosfwd>
#include <vector>

#include "base/diagnostic.hpp"
#include "document/source_text.hpp"
#include "graph/resource_graph.hpp"
#include "graph/scenario.hpp"
#include "load/input_request.hpp"
#include "summary/summary.hpp"

namespace trailseal::load {

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
  std::vector<SourceText> sources{};   ///< by input index
  std::vector<std::string> skipped{};  ///< paths that InputRequest::skip leaves out
  std::vector<Diagnostic> diagnostics{};
};

/// What cannot be read becomes a diagnostic; the other inputs are loaded all the same.
LoadedInputs load_inputs(const InputRequest& request, std::istream& in);

/// What other inputs need of these.
struct SummarizedInputs {
  summary::Summary summary{};
  bool complete = true;  ///< could every input be read, and every directory?
  std::vector<Diagnostic> diagnostics{};
};

/// Reads the inputs as load_inputs does, and joins nothing.
SummarizedInputs summarize_inputs(const InputRequest& request, std::istream& in);

}  // namespace trailseal::load
