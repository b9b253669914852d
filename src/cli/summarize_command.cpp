// `trailseal summarize`: what other inputs need of these, in a file of its own.
#include <algorithm>
#include <ostream>

#include "cli/arguments.hpp"
#include "cli/cli.hpp"
#include "cli/command.hpp"
#include "cli/diagnostic.hpp"
#include "cli/progress_line.hpp"
#include "cli/report_command.hpp"
#include "cli/report_options.hpp"
#include "document/json_writer.hpp"
#include "document/written_file.hpp"
#include "run/output_clash.hpp"
#include "run/settings.hpp"
#include "run/summarize.hpp"
#include "summary/summary_schema.hpp"

namespace trailseal::cli::summarize_command {
namespace {

constexpr Option kOutput{"--output", 'o', "FILE",
                         "where to write the summary (default: standard output)"};
constexpr Option kName{
    "--name", 0, "NAME",
    "a prefix for the paths of these inputs in reports, as in `payments/prod`"};
constexpr Option kSchema{"--schema", 0, "",
                         "write the JSON Schema of summaries, and read nothing"};

void write_help(std::ostream& out) {
  out << "Usage: trailseal summarize [OPTION]... [INPUT]...\n"
         "\n"
         "Writes a summary of the inputs: their trails, and what rules check of their "
         "buckets,\n"
         "keys, topics, log groups and policies. Sensitive values are left out. "
         "`check`,\n"
         "`inventory`, `graph` and `simulate` read a summary as an input, and give the "
         "same\n"
         "results as for the inputs themselves.\n"
         "\n"
         "Examples:\n"
         "  trailseal summarize plan.json -o network.summary.json\n"
         "  trailseal summarize plan.json --name payments/prod -o payments.summary.json\n"
         "  trailseal check summaries/                the whole organization, anywhere\n"
         "  trailseal summarize summaries/ -o all.summary.json\n"
         "\n"
         "Options:\n";
  const std::vector<Option> options = command_options().options;
  write_options(options, out);
  out << "\n"
         "Exit status: 0, or 2 if an input has errors. Nothing is written if an input "
         "cannot be\n"
         "read at all, or if there is none.\n";
}

/// Writes the summary, unless it would take the place of what it was made from.
Result<void> write_summary(const std::string& text, const std::string& path,
                           const std::vector<std::string>& inputs) {
  if (auto clash = run::clash_with(path, inputs)) return *clash;
  return write_whole_file(path, text);
}

bool has_error(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& each) {
    return each.level == Diagnostic::Level::Error;
  });
}

int summarize(const Arguments& arguments, const run::Settings& settings,
              const Streams& streams) {
  run::SummaryFile file;
  {
    ProgressLine progress(streams.err,
                          progress_mode(streams.err, arguments.has("--progress"), false));
    file = run::summarize(settings, arguments.last("--name"), streams.in, &progress);
  }
  for (const Diagnostic& diagnostic : file.diagnostics) {
    write_diagnostic(diagnostic, streams.err);
  }
  const std::string path = arguments.last("--output");
  if (path.empty()) {
    streams.out << file.text;
  } else if (!file.text.empty()) {
    const auto written = write_summary(file.text, path, settings.reading.arguments);
    if (!written) {
      write_error(written.error(), streams.err);
      return kFailed;
    }
  }
  return file.text.empty() || has_error(file.diagnostics) ? kFailed : kClean;
}

}  // namespace

CommandOptions command_options() {
  CommandOptions all{.options = {kOutput, kName}};
  for (const Option& option : options_of(kSummarize)) all.options.push_back(option);
  all.options.push_back(kSchema);
  all.options.push_back(kHelpOption);
  return all;
}

int run_command(Args args, const Streams& streams) {
  const std::vector<Option> options = command_options().options;
  const ParsedCommand parsed = begin_command(options, &write_help, args, streams);
  if (parsed.status) return *parsed.status;
  if (parsed.arguments.has("--schema")) {
    streams.out << json_text(summary::summary_schema()) << '\n';
    return kClean;
  }
  Problems problems;
  run::RunRequest request{.configuration = read_configuration_choice(parsed.arguments),
                          .reading = read_reading(parsed.arguments, problems),
                          .judging = run::JudgingRequest{}};
  request.jobs = read_jobs(parsed.arguments, problems);
  const run::Settings settings = run::settings_of(request, problems);
  if (problems.empty()) return summarize(parsed.arguments, settings, streams);
  for (const Error& error : problems.errors()) write_error(error, streams.err);
  return kFailed;
}

}  // namespace trailseal::cli::summarize_command
