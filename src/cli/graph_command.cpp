// `trailseal graph`: the trails, what they write to and with, and what is in the way.
#include <array>

#include "cli/report_command.hpp"
#include "cli/report_options.hpp"
#include "report/page/picture.hpp"

namespace trailseal::cli::graph_command {
namespace {

void write_dot(const report::Report& report, std::ostream& out) {
  report::write_dot(report::picture_of(report), out);
}

void write_mermaid(const report::Report& report, std::ostream& out) {
  report::write_mermaid(report::picture_of(report), out);
}

constexpr std::array kFormats{
    OutputFormat{"dot", true, &without_options<write_dot>},
    OutputFormat{"mermaid", true, &without_options<write_mermaid>},
};

constexpr std::string_view kHelp =
    "Usage: trailseal graph [OPTION]... [INPUT]...\n"
    "\n"
    "Draws the trails of the inputs with their buckets and keys, and every resource that\n"
    "a failing or unknown rule points to, for Graphviz or Mermaid.\n"
    "\n"
    "Examples:\n"
    "  trailseal graph plan.json | dot -Tsvg > trails.svg\n"
    "  trailseal graph --format mermaid plan.json\n";

constexpr std::string_view kNotes =
    "Exit status: 0, or 2 if an input cannot be read or there is none.\n";

ReportCommand command() {
  static const FormatTable kTable(kFormats);
  return {
      .name = "graph", .bit = kGraph, .formats = kTable, .help = kHelp, .notes = kNotes};
}

}  // namespace

CommandOptions command_options() { return options_of(command()); }

int run_command(Args args, const Streams& streams) {
  return run_report_command(command(), args, streams);
}

}  // namespace trailseal::cli::graph_command
