#include "run/baseline.hpp"

#include <string>
#include <utility>

#include "engine/baseline.hpp"
#include "run/baseline_file.hpp"

namespace trailseal::run {
namespace {

using engine::BaselineEntry;

Diagnostic error_of(Error error) {
  return {.level = Diagnostic::Level::Error, .error = std::move(error)};
}

Diagnostic is_gone(const BaselineEntry& entry, const std::string& path) {
  return {.level = Diagnostic::Level::Warning,
          .error = {.message = entry.rule + " at `" + entry.resource +
                               "` is fixed or has changed",
                    .help = "`--prune-baseline` removes it",
                    .path = path}};
}

void waive_known(std::vector<BaselineEntry>& baseline, const std::string& path,
                 Settled& settled) {
  engine::settle_known(settled.results, baseline, "in the baseline " + path);
}

void write_new(const std::string& path, bool strict, Settled& settled) {
  std::vector<BaselineEntry> baseline = engine::baseline_of(settled.results, strict);
  if (const auto saved = save_baseline(baseline, path); !saved) {
    settled.diagnostics.push_back(error_of(saved.error()));
    return;
  }
  waive_known(baseline, path, settled);
}

void prune(std::vector<BaselineEntry> baseline, const std::string& path,
           Settled& settled) {
  const auto gone =
      std::erase_if(baseline, [](const BaselineEntry& entry) { return !entry.found; });
  if (gone == 0) return;
  if (const auto saved = save_baseline(baseline, path); !saved) {
    settled.diagnostics.push_back(error_of(saved.error()));
  }
}

}  // namespace

Settled settle_baseline(const BaselineRequest& request, bool strict,
                        std::vector<engine::Result> results) {
  Settled settled{.results = std::move(results)};
  if (!request.written.empty()) {
    write_new(request.written, strict, settled);
    return settled;
  }
  if (request.known.empty()) return settled;
  auto baseline = read_baseline(request.known);
  if (!baseline) {
    settled.diagnostics.push_back(error_of(baseline.error()));
    return settled;
  }
  waive_known(*baseline, request.known, settled);
  if (request.prune) {
    prune(std::move(*baseline), request.known, settled);
    return settled;
  }
  for (const BaselineEntry& entry : *baseline) {
    if (!entry.found) settled.diagnostics.push_back(is_gone(entry, request.known));
  }
  return settled;
}

}  // namespace trailseal::run
