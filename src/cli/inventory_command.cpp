// `trailseal inventory`: every trail of the inputs and where its log files go.
#include <array>

#include "cli/check_options.hpp"
#include "cli/report_command.hpp"
#include "report/inventory.hpp"

namespace trailseal::cli {
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
    "topic, how its log files will be encrypted, and whether their delivery is proven.\n"
    "\n"
    "Examples:\n"
    "  trailseal inventory plan.json\n"
    "  trailseal inventory --format csv . > trails.csv\n";

constexpr std::string_view kNotes =
    "In a cell `-` is nothing, `?` is not known before deployment.\n"
    "\n"
    "Exit status: 0, or 2 where an input cannot be read or there is none.\n";

}  // namespace

CommandOptions inventory_options() { return options_with(kFormats); }

int run_inventory(Args args, const Streams& streams) {
  return run_report_command(
      {.name = "inventory", .formats = kFormats, .help = kHelp, .notes = kNotes}, args,
      streams);
}

}  // namespace trailseal::cli
