// Report: everything one run found, ready to be written in any format.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "document/source_text.hpp"
#include "engine/baseline.hpp"
#include "engine/result.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::report {

struct Report {
  std::string standard{};
  std::vector<Input> inputs{};
  std::vector<cloudtrail::TrailSummary> trails{};
  std::vector<engine::Result> results{};
  std::vector<Diagnostic> diagnostics{};
  /// Every parameter at its default; empty where one has none, or nothing depends on any.
  Scenario default_scenario{};
  std::vector<SourceText> sources{};       ///< by input index
  std::vector<const rule::Rule*> rules{};  ///< the rules that were judged
  /// Findings from this severity on decide the exit status; nullopt: none does.
  std::optional<rule::Severity> fail_on = rule::Severity::Medium;
  /// Resources outside of the inputs whose facts the configuration gives.
  std::vector<std::string> trusted{};
  /// Failing results that were true before the plan and are not after it.
  std::vector<engine::Result> fixed{};
  /// Is only told what the deployment touches? Then so many trails are left out.
  bool only_touched = false;
  std::size_t untouched_trails = 0;
  bool strict = false;  ///< unknown results count like findings
};

/// How much the text report says.
enum class Detail {
  Quiet,  ///< the findings that decide the exit status; nothing where there are none
  Normal,
  Verbose,  ///< also what passed, every finding in full, every address
};

struct TextOptions {
  bool color = false;
  int width = 100;
  Detail detail = Detail::Normal;
};

/// The width to write in: what is narrower leaves no room for words.
std::size_t text_width(const TextOptions& options);

void write_text(const Report& report, const TextOptions& options, std::ostream& out);
void write_json(const Report& report, std::ostream& out);
void write_sarif(const Report& report, std::ostream& out);
void write_junit(const Report& report, std::ostream& out);
/// Workflow commands, then the text report.
void write_github(const Report& report, const TextOptions& options, std::ostream& out);
void write_gitlab_code_quality(const Report& report, std::ostream& out);
void write_gitlab_sast(const Report& report, std::ostream& out);
void write_markdown(const Report& report, std::ostream& out);
/// One self-contained page.
void write_html(const Report& report, std::ostream& out);
void write_baseline(const std::vector<engine::BaselineEntry>& baseline,
                    std::ostream& out);

}  // namespace trailseal::report
