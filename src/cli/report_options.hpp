// The options of the commands that write a report, and what they say in one call.
#pragma once

#include <string>
#include <vector>

#include "base/problems.hpp"
#include "cli/command.hpp"
#include "cli/output_format.hpp"
#include "cli/report_command.hpp"
#include "cli/terminal.hpp"
#include "report/report.hpp"
#include "run/run_request.hpp"

namespace trailseal::cli {

/// Where the report goes, and how it looks there.
struct WritingOptions {
  const OutputFormat* format = nullptr;  ///< of stdout; never null after parsing
  std::vector<OutputFile> files{};
  ColorChoice color = ColorChoice::Auto;
  report::Detail detail = report::Detail::Normal;
  bool tells_inputs = false;  ///< text: one line says what was judged
  bool progress = false;      ///< also where standard error is no terminal
};

struct ReportArguments {
  WritingOptions writing{};
  run::RunRequest request{};
  std::string explain{};  ///< an address to show the facts of; empty: none
  bool readable = false;  ///< the words are options and operands at all
  bool help = false;
  bool version = false;
};

/// The options that act on a command, and stand in the table that several share.
std::vector<Option> options_of(ReportCommandBit command);

/// What is read, and which configuration.
run::ReadingRequest read_reading(const Arguments& arguments, Problems& problems);
run::ConfigurationChoice read_configuration_choice(const Arguments& arguments);

/// By what it is judged.
run::JudgingRequest read_judging(const Arguments& arguments, Problems& problems);

/// The number of `--jobs`; 0: not given.
std::size_t read_jobs(const Arguments& arguments, Problems& problems);

/// The options that act on the command.
CommandOptions options_of(const ReportCommand& command);

/// Reads the arguments; touches no file. A mistake does not stop the reading: all of them
/// go to `problems`.
ReportArguments parse_report_arguments(const ReportCommand& command, Args args,
                                       Problems& problems);

}  // namespace trailseal::cli
