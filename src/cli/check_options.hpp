// CheckOptions: what `trailseal check`, or another command that judges inputs and writes
// a report, was asked to do.
#pragma once

#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/output_format.hpp"
#include "cli/terminal.hpp"
#include "graph/resource_graph.hpp"
#include "report/report.hpp"
#include "rule/catalogue.hpp"
#include "rule/rule.hpp"
#include "run/configuration.hpp"

namespace trailseal::cli {

struct CheckOptions {
  std::vector<std::string> inputs{};
  const OutputFormat* format = nullptr;  ///< never null after parsing
  std::vector<OutputFile> outputs{};
  std::string standard{};
  std::vector<const rule::Rule*> rules{};  ///< selected and not ignored, by code
  std::optional<rule::Severity> fail_on = rule::Severity::Medium;
  bool strict = false;
  bool no_waivers = false;  ///< judge as if there were none
  run::Configuration configuration{};
  std::shared_ptr<rule::Catalogue> catalogue{};  ///< never null after parsing
  std::string baseline{};        ///< what is in it does not count; empty: none
  std::string write_baseline{};  ///< where to put the findings; empty: nowhere
  std::string explain{};         ///< an address to show the facts of; empty: none
  bool prune_baseline = false;   ///< take what is fixed out of the baseline
  bool only_touched = false;     ///< judge only what the deployment touches
  bool skip_others = false;      ///< named files are looked at as if found in a directory
  std::map<std::string, std::string> parameters{};
  Environment environment{};
  ColorChoice color = ColorChoice::Auto;
  report::Detail detail = report::Detail::Normal;
  bool help = false;
  bool version = false;
  /// Everything wrong with the arguments; empty: they are good.
  std::vector<Error> errors{};
};

/// Reads the options that every command with a report has; `formats` are what it writes,
/// the first of them by default.
CheckOptions parse_check_options(FormatTable formats, Args args);

/// These options as a command has them.
CommandOptions options_with(FormatTable formats);

/// These options as lines of --help.
void write_check_options(FormatTable formats, std::ostream& out);

}  // namespace trailseal::cli
