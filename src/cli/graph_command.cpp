// `trailseal graph`: the trails, what they write to and with, and what is in the way.
#include <array>

#include "cli/check_options.hpp"
#include "cli/report_command.hpp"
#include "report/page/picture.hpp"

namespace trailseal::cli {
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
    "Draws the trails of the inputs with their buckets and keys, and every resource "
    "that\n"
    "a failing or undecided rule points to, for Graphviz or Mermaid.\n"
    "\n"
    "Examples:\n"
    "  trailseal graph plan.json | dot -Tsvg > trails.svg\n"
    "  trailseal graph --format mermaid plan.json\n";

constexpr std::string_view kNotes =
    "Exit status: 0, or 2 where an input cannot be read or there is none.\n";

}  // namespace

CommandOptions graph_options() { return options_with(kFormats); }

int run_graph(Args args, const Streams& streams) {
  return run_report_command(
      {.name = "graph", .formats = kFormats, .help = kHelp, .notes = kNotes}, args,
      streams);
}

}  // namespace trailseal::cli
