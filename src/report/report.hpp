// Report: everything one run found, ready to be written in any format (writers.hpp).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "document/source_text.hpp"
#include "engine/result.hpp"
#include "graph/resource_graph.hpp"
#include "report/configuration_effect.hpp"
#include "report/proven_fix.hpp"
#include "report/waiver_in_place.hpp"

namespace trailseal::report {

/// The commit that findings were compared with.
struct ComparedCommit {
  std::string name{};    ///< as it was asked for; empty: there was no comparison
  std::string commit{};  ///< its id
};

/// A file that an input was read from.
struct ReadFile {
  std::string path{};
  std::string kind{};    ///< `terraform-plan`, ..., `configuration`, `parameters`
  std::string sha256{};  ///< empty: it cannot be read again, as standard input
};

/// Its members are what a run is asked, what it read and what it found: writers take
/// what they need.
struct Report {
  std::string standard{};
  std::vector<Input> inputs{};
  /// Nothing: no configuration was in effect.
  std::optional<ConfigurationEffect> configuration{};
  std::vector<WaiverInPlace> waivers_in_place{};
  /// What leads from the root of the repository to where the paths of the report begin:
  /// `infra/`; empty at the root, and outside of a repository.
  std::string repository_prefix{};
  std::vector<cloudtrail::TrailSummary> trails{};
  std::vector<engine::Result> results{};
  ProvenFixes fixes{};  ///< of the findings
  std::vector<Diagnostic> diagnostics{};
  /// Every parameter at its default; empty where one has none, or nothing depends on any.
  Scenario default_scenario{};
  std::vector<SourceText> sources{};  ///< by input index
  /// With their digests; only where a format shows them.
  std::vector<ReadFile> files{};
  std::vector<const rule::Rule*> rules{};  ///< the rules that were judged
  /// Findings from this severity on decide the exit status; nullopt: none does.
  std::optional<rule::Severity> fail_on = rule::Severity::Medium;
  /// Resources outside of the inputs whose facts the configuration gives.
  std::vector<std::string> trusted{};
  ComparedCommit compared_with{};
  /// Failing results that were true before the plan, or at the commit compared with, and
  /// are not any more.
  std::vector<engine::Result> fixed{};
  /// Is only told what the deployment touches? Then so many trails are left out.
  bool only_touched = false;
  std::size_t untouched_trails = 0;
  bool strict = false;  ///< unknown results count like findings
  /// The time for formats that must name one; the epoch unless the caller asks otherwise.
  std::chrono::sys_seconds stamp{};
};

}  // namespace trailseal::report
