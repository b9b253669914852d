#include "run/baseline_file.hpp"

#include <sstream>

#include "document/json_reader.hpp"
#include "document/written_file.hpp"
#include "report/writers.hpp"

namespace trailseal::run {

Result<std::vector<engine::BaselineEntry>> read_baseline(const std::string& path) {
  const auto source = read_source(path);
  if (!source) return source.error();
  auto document = read_json(*source);
  if (!document) return document.error();
  if (!document->root["schema"].is_literal("trailseal.baseline/1")) {
    return Error{.message = "not a trailseal baseline",
                 .help = "`trailseal check --write-baseline " + path + "` writes one",
                 .path = path};
  }
  std::vector<engine::BaselineEntry> baseline;
  for (const Value& finding : document->root["findings"].items()) {
    const auto text = [&](const char* key) {
      return finding[key].literal().value_or("");
    };
    baseline.push_back({.rule = text("rule"),
                        .resource = text("resource"),
                        .fingerprint = text("fingerprint"),
                        .content = text("content")});
  }
  return baseline;
}

Result<void> save_baseline(const std::vector<engine::BaselineEntry>& baseline,
                           const std::string& path) {
  std::ostringstream out;
  report::write_baseline(baseline, out);
  return write_whole_file(path, out.view());
}

}  // namespace trailseal::run
