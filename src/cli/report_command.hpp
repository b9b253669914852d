// ReportCommand: a command that reads inputs, judges them and writes a document.
#pragma once

#include <string_view>

#include "cli/command.hpp"
#include "cli/output_format.hpp"

namespace trailseal::cli {

struct ReportCommand {
  std::string_view name{};
  FormatTable formats{};
  bool findings_count = false;  ///< they make the exit status 1
  std::string_view help{};      ///< of --help, what stands before the options
  std::string_view notes{};     ///< and behind them
};

int run_report_command(const ReportCommand& command, Args args, const Streams& streams);

}  // namespace trailseal::cli
