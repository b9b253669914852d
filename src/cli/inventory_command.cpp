// `trailseal inventory`: every trail of the inputs and where its log files go.
#include <array>

#include "cli/report_command.hpp"
#include "cli/report_options.hpp"
#include "report/inventory.hpp"
#include "report/writers.hpp"

namespace trailseal::cli::inventory_command {
namespace {

constexpr std::array kFormats{
    OutputFormat{"table", false, &report::write_inventory_table},
    OutputFormat{"json", true, &without_options<report::write_inventory_json>},
    OutputFormat{"csv", true, &without_options<report::write_inventory_csv>},
    OutputFormat{"markdown", true, &without_options<report::write_inventory_markdown>},
};

constexpr std::string_view kHelp =
    "Usage: trailseal inventory [OPTION]... [INPUT]...\n"
    "\n"
    "Lists every trail of the inputs: account, region, bucket, prefix, key, log group,\n"
    "topic, how its log files will be encrypted, and whether CloudTrail can deliver "
    "them.\n"
    "\n"
    "Examples:\n"
    "  trailseal inventory plan.json\n"
    "  trailseal inventory --format csv . > trails.csv\n";

constexpr std::string_view kNotes =
    "In a cell, `-` means none and `?` means not known before deployment.\n"
    "\n"
    "Exit status: 0, or 2 if an input cannot be read or there is none.\n";

ReportCommand command() {
  static const FormatTable kTable(kFormats);
  return {.name = "inventory",
          .bit = kInventory,
          .formats = kTable,
          .help = kHelp,
          .notes = kNotes};
}

}  // namespace

CommandOptions command_options() { return options_of(command()); }

int run_command(Args args, const Streams& streams) {
  return run_report_command(command(), args, streams);
}

}  // namespace trailseal::cli::inventory_command
