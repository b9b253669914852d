#include "run/summarize.hpp"

#include <istream>
#include <utility>

#include "load/fragment_text.hpp"
#include "load/input_loader.hpp"
#include "summary/summary_writer.hpp"

namespace trailseal::run {
namespace {

using summary::InputSummary;
using summary::ScenarioFragment;

/// `payments/plan.json` for `plan.json`; what lies elsewhere keeps its whole path.
void put_before(const std::string& name, summary::Summary& summary) {
  if (name.empty()) return;
  const auto renamed = [&](const std::string& path) {
    return name + (path.starts_with('/') ? "" : "/") + path;
  };
  for (InputSummary& input : summary.inputs) {
    load::rename_paths(renamed, input.fragment);
    for (ScenarioFragment& scenario : input.scenarios) {
      load::rename_paths(renamed, scenario.fragment);
    }
    for (Error& warning : input.document_warnings) {
      if (!warning.path.empty()) warning.path = renamed(warning.path);
    }
  }
}

}  // namespace

SummaryFile summarize(const Settings& settings, const std::string& name, std::istream& in,
                      load::Progress* progress) {
  load::InputRequest request = settings.reading;
  request.progress = progress;
  load::SummarizedInputs read = load::summarize_inputs(request, in);
  SummaryFile file{.inputs = read.summary.inputs.size(),
                   .diagnostics = std::move(read.diagnostics)};
  // Half a summary would be judged as if the other half did not exist.
  if (!read.complete || read.summary.inputs.empty()) return file;
  put_before(name, read.summary);
  file.text = summary::write_summary(read.summary);
  return file;
}

}  // namespace trailseal::run
