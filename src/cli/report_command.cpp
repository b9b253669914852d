// Arguments -> settings -> report -> documents -> status.
#include "cli/report_command.hpp"

#include <algorithm>
#include <istream>
#include <ostream>
#include <utility>

#include "base/until_exit.hpp"
#include "cli/arguments.hpp"
#include "cli/cli.hpp"
#include "cli/diagnostic.hpp"
#include "cli/progress_line.hpp"
#include "cli/report_options.hpp"
#include "load/input_loader.hpp"
#include "report/result_text.hpp"
#include "report/summary.hpp"
#include "report/writers.hpp"
#include "run/explanation.hpp"
#include "run/input_digest.hpp"
#include "run/output_clash.hpp"
#include "run/report_run.hpp"
#include "run/settings.hpp"

namespace trailseal::cli {
namespace {

using report::Report;

void add_error(const Error& error, Report& report) {
  report.diagnostics.push_back({.level = Diagnostic::Level::Error, .error = error});
}

/// Files first: what goes wrong with them still gets into the document on stdout.
void write_files(const std::vector<OutputFile>& files, Report& report) {
  const std::vector<std::string> read = run::files_read_for(report);
  for (const OutputFile& file : files) {
    if (auto clash = run::clash_with(file.path, read)) {
      add_error(*clash, report);
    } else if (const auto written = write_file(report, file); !written) {
      add_error(written.error(), report);
    }
  }
}

/// Every file that the call names to be written.
std::vector<std::string> outputs_of(const ReportArguments& arguments) {
  std::vector<std::string> outputs;
  for (const OutputFile& file : arguments.writing.files) outputs.push_back(file.path);
  const std::string& baseline = arguments.request.baseline.written;
  if (!baseline.empty()) outputs.push_back(baseline);
  return outputs;
}

void write_document(const WritingOptions& writing, const Report& report,
                    const Streams& streams) {
  for (const Diagnostic& diagnostic : report.diagnostics) {
    write_diagnostic(diagnostic, streams.err);
  }
  const bool nothing_to_say =
      report.inputs.empty() && !writing.format->for_programs && !writing.tells_inputs;
  if (nothing_to_say) return;
  report::TextOptions how = text_options(writing.color, streams.out);
  how.detail = writing.detail;
  how.tells_inputs = writing.tells_inputs;
  writing.format->write(report, how, streams.out);
}

/// Wrong usage: said on stderr, and in a report where a program waits for one.
int fail_usage(const ReportCommand& command, const WritingOptions& writing, Report report,
               const Problems& problems, const Streams& streams) {
  for (const Error& error : problems.errors()) add_error(error, report);
  write_document({.format = writing.format}, report, streams);
  streams.err << "see `trailseal " << command.name << " --help`\n";
  return kFailed;
}

/// `--explain`: the facts of an address, in the default scenario.
int explain(const std::string& address, const std::string_view format,
            const run::Settings& settings, const Streams& streams) {
  if (format != "text" && format != "json") {
    write_error({.message = "`--explain` writes text or json, not " + std::string(format),
                 .help = "leave `--format` out, or take `--format json`"},
                streams.err);
    return kFailed;
  }
  load::InputRequest request = settings.reading;
  request.extent.everything = true;
  const load::LoadedInputs loaded = load::load_inputs(request, streams.in);
  bool failed = loaded.graph.inputs().empty();
  for (const Diagnostic& diagnostic : loaded.diagnostics) {
    write_diagnostic(diagnostic, streams.err);
    failed = failed || diagnostic.level == Diagnostic::Level::Error;
  }
  const auto subjects =
      run::explained_subjects(loaded.graph, settings.judging.standard, address);
  if (!subjects) {
    write_error(
        {.message = "no resource `" + address + "` in the inputs",
         .help =
             "write the address as the report shows it; of a plan, only the resources "
             "that rules check are read"},
        streams.err);
    return kFailed;
  }
  if (format == "json") {
    report::write_value(run::explanation_value(*subjects, address), streams.out);
  } else {
    run::write_explanation(*subjects, streams.out);
  }
  return failed ? kFailed : kClean;
}

bool shows_digests(const WritingOptions& writing) {
  return writing.format->shows_digests ||
         std::any_of(writing.files.begin(), writing.files.end(),
                     [](const OutputFile& file) { return file.format->shows_digests; });
}

Report report_with_progress(const run::Settings& settings, const WritingOptions& writing,
                            const Streams& streams) {
  const bool quiet = writing.detail == report::Detail::Quiet;
  ProgressLine progress(streams.err, progress_mode(streams.err, writing.progress, quiet));
  return run::make_report(settings, streams.clock, streams.in, &progress);
}

int write_help(const ReportCommand& command, std::ostream& out) {
  out << command.help << "\nOptions:\n";
  write_options(options_of(command).options, out);
  out << '\n' << command.notes;
  return kClean;
}

}  // namespace

int run_report_command(const ReportCommand& command, Args args, const Streams& streams) {
  Problems problems;
  const ReportArguments arguments = parse_report_arguments(command, args, problems);
  if (arguments.help) return write_help(command, streams.out);
  if (arguments.version) {
    streams.out << "trailseal " << report::tool_version() << '\n';
    return kClean;
  }
  run::Settings settings;
  if (arguments.readable) settings = run::settings_of(arguments.request, problems);
  if (const auto clash = run::clash_of(outputs_of(arguments))) problems.add(*clash);
  if (!problems.empty()) {
    return fail_usage(command, arguments.writing,
                      run::empty_report(settings, streams.clock), problems, streams);
  }
  if (!arguments.explain.empty()) {
    return explain(arguments.explain, arguments.writing.format->name, settings, streams);
  }
  UntilExit<Report> kept(report_with_progress(settings, arguments.writing, streams));
  Report& report = *kept;
  if (shows_digests(arguments.writing)) {
    report.files = run::files_of(report, arguments.request);
  }
  write_files(arguments.writing.files, report);
  write_document(arguments.writing, report, streams);
  if (report::has_errors(report)) return kFailed;
  return command.bit == kCheck && report::has_findings(report) ? kFindings : kClean;
}

}  // namespace trailseal::cli
