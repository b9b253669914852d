// ReportCommand: a command that reads inputs, judges them and writes a document.
#pragma once

#include <string_view>

#include "cli/command.hpp"
#include "cli/output_format.hpp"

namespace trailseal::cli {

/// The commands of this kind, as bits: an option has those that it acts on.
enum ReportCommandBit : unsigned {
  kCheck = 1,
  kInventory = 2,
  kGraph = 4,
  kSummarize = 8,
  kEvidence = 16,
  kFix = 32
};

struct ReportCommand {
  std::string_view name{};
  ReportCommandBit bit = kCheck;
  const FormatTable& formats;
  std::string_view help{};   ///< of --help, what stands before the options
  std::string_view notes{};  ///< of --help, what stands behind the options
};

int run_report_command(const ReportCommand& command, Args args, const Streams& streams);

}  // namespace trailseal::cli
