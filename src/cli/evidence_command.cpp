// `trailseal evidence`: a pack for an auditor, and whether a pack is as it was written.
#include <algorithm>
#include <filesystem>
#include <ostream>

#include "base/word_list.hpp"
#include "cli/arguments.hpp"
#include "cli/cli.hpp"
#include "cli/command.hpp"
#include "cli/diagnostic.hpp"
#include "cli/progress_line.hpp"
#include "cli/report_command.hpp"
#include "cli/report_options.hpp"
#include "document/digest.hpp"
#include "document/written_file.hpp"
#include "evidence/file/indented_json.hpp"
#include "evidence/file/pack_check.hpp"
#include "evidence/file/pack_files.hpp"
#include "evidence/file/pack_schema.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/summary.hpp"
#include "run/evidence_run.hpp"
#include "run/output_clash.hpp"
#include "run/settings.hpp"

namespace trailseal::cli::evidence_command {
namespace {

using evidence::PackPlace;

constexpr Option kOutput{
    "--output", 'o', "PATH",
    "where to write the pack: a directory, FILE.html for one page, or FILE.json for "
    "the data"};
constexpr Option kSince{"--since", 0, "PACK", "list the changes since this earlier pack"};
constexpr Option kVerify{
    "--verify", 0, "PACK",
    "compare a pack with its manifest and with the given inputs; write nothing"};

constexpr Option kSchema{"--schema", 0, "",
                         "write the JSON Schema of a pack's data, and read nothing"};

void write_help(std::ostream& out) {
  out << "Usage: trailseal evidence [OPTION]... [INPUT]... -o PATH\n"
         "       trailseal evidence --verify PACK [INPUT]...\n"
         "\n"
         "Writes an evidence pack: the encryption standard, every trail with its "
         "bucket and\n"
         "its keys, the simulated requests and the policy statements that decide them, "
         "who\n"
         "may decrypt, what has been delivered, waivers, controls, what the pack does "
         "not\n"
         "show, and the SHA-256 of every input.\n"
         "Two runs over the same inputs write the same bytes.\n"
         "\n"
         "Examples:\n"
         "  trailseal evidence plan.json -o evidence\n"
         "  trailseal evidence exports/ -o 2026-12 --since 2026-11\n"
         "  trailseal evidence template.yaml -o evidence.html\n"
         "  trailseal evidence --verify evidence\n"
         "\n"
         "Options:\n";
  const std::vector<Option> options = command_options().options;
  write_options(options, out);
  out << "\n"
         "Exit status: 0 the pack is written, or verified; 1 a file of the verified pack was\n"
         "changed or is missing, or an input is not an input of the pack; 2 an input "
         "has\n"
         "errors, or the run itself failed. Findings do not affect it.\n";
}

int fail(const Error& error, const Streams& streams) {
  write_error(error, streams.err);
  return kFailed;
}

// ---- verifying

/// Is a file one of those that the pack was made from?
std::string input_fault(const evidence::Manifest& manifest, const std::string& path) {
  const auto bytes = evidence::read_bytes(path);
  if (!bytes) return "cannot be read: " + bytes.error().message;
  const std::string digest = sha256_of(*bytes);
  for (const evidence::InputDigest& input : manifest.inputs) {
    for (const evidence::FileDigest& file : input.files) {
      if (file.sha256 == digest) return {};
    }
  }
  return "is not an input of the pack: none of its inputs has the SHA-256 " +
         in_backticks(digest);
}

int verify(const std::string& path, const std::vector<std::string>& inputs,
           const Streams& streams) {
  const PackPlace place = evidence::place_of_pack(path);
  const auto check = evidence::check_pack(place);
  if (!check) return fail(check.error(), streams);
  std::vector<evidence::PackFault> faults = check->faults;
  for (const std::string& input : inputs) {
    std::string fault = input_fault(check->manifest, input);
    if (!fault.empty()) faults.push_back({input, std::move(fault)});
  }
  for (const std::string& extra : check->extra) {
    write_diagnostic({.level = Diagnostic::Level::Warning,
                      .error = {.message = "the file is not part of the pack: its "
                                           "manifest does not name it",
                                .path = evidence::path_in(place, extra)}},
                     streams.err);
  }
  for (const evidence::PackFault& fault : faults) {
    streams.out << report::printable(in_backticks(fault.path) + " " + fault.what) << '\n';
  }
  if (!faults.empty()) {
    streams.out << "the pack was changed after it was written\n";
    return kFindings;
  }
  streams.out << report::count_of(check->manifest.files.size(), "file")
              << (check->manifest.files.size() == 1 ? " matches" : " match")
              << " the manifest; SHA-256 of the pack: "
              << report::printable(check->manifest.sha256) << '\n';
  return kClean;
}

// ---- making

/// The words of a pack's place that cannot be.
std::optional<Error> misplaced(const Arguments& arguments) {
  if (!arguments.has("--output")) {
    return Error{.message = "`evidence` needs `-o PATH`",
                 .help =
                     "a directory, as in `trailseal evidence plan.json -o evidence`, "
                     "or FILE.html for one page"};
  }
  const std::string path = arguments.last("--output");
  if (path.empty() || path == "-") {
    return Error{
        .message = "`-o` needs the name of a directory or a file",
        .help = "a pack is several files and cannot be written to standard output"};
  }
  if (!arguments.has("--since")) return std::nullopt;
  const PackPlace fresh = evidence::place_of_pack(path);
  const PackPlace former = evidence::place_of_pack(arguments.last("--since"));
  if (is_same_file(evidence::path_in(fresh, fresh.manifest),
                   evidence::path_in(former, former.manifest))) {
    return Error{
        .message = "`--since` and `-o` name one pack",
        .help = "write the new pack to another path: the earlier one is evidence too"};
  }
  return std::nullopt;
}

run::RunRequest request_of(const Arguments& arguments, Problems& problems) {
  run::RunRequest request;
  request.configuration = read_configuration_choice(arguments);
  request.reading = read_reading(arguments, problems);
  request.judging = read_judging(arguments, problems);
  request.jobs = read_jobs(arguments, problems);
  return request;
}

int make(const Arguments& arguments, const run::RunRequest& request,
         const run::Settings& settings, const Streams& streams) {
  run::EvidenceRun made;
  {
    ProgressLine progress(streams.err,
                          progress_mode(streams.err, arguments.has("--progress"), false));
    made = run::make_evidence(request, settings, streams.in, &progress);
  }
  for (const Diagnostic& diagnostic : made.report.diagnostics) {
    write_diagnostic(diagnostic, streams.err);
  }
  if (made.report.inputs.empty()) return kFailed;
  if (arguments.has("--since")) {
    const auto compared = run::compare_with_pack(arguments.last("--since"), made.pack);
    if (!compared) return fail(compared.error(), streams);
  }
  const std::string path = arguments.last("--output");
  const auto written = run::write_pack(made.pack, evidence::place_of_pack(path),
                                       run::files_read_for(made.report));
  if (!written) return fail(written.error(), streams);
  streams.out << "wrote " << report::printable(in_backticks(path))
              << "; SHA-256 of the pack: " << *written << '\n';
  return report::has_errors(made.report) ? kFailed : kClean;
}

}  // namespace

CommandOptions command_options() {
  CommandOptions all{.options = {kOutput, kSince, kVerify}};
  for (const Option& option : options_of(kEvidence)) all.options.push_back(option);
  all.options.push_back(kSchema);
  all.options.push_back(kHelpOption);
  return all;
}

int run_command(Args args, const Streams& streams) {
  const std::vector<Option> options = command_options().options;
  const ParsedCommand parsed = begin_command(options, &write_help, args, streams);
  if (parsed.status) return *parsed.status;
  const Arguments& arguments = parsed.arguments;
  if (arguments.has("--schema")) {
    streams.out << evidence::indented_json(evidence::pack_schema()) << '\n';
    return kClean;
  }
  if (arguments.has("--verify")) {
    return verify(arguments.last("--verify"), arguments.operands, streams);
  }
  Problems problems;
  if (auto error = misplaced(arguments)) problems.add(*error);
  const run::RunRequest request = request_of(arguments, problems);
  const run::Settings settings = run::settings_of(request, problems);
  if (problems.empty()) return make(arguments, request, settings, streams);
  for (const Error& error : problems.errors()) write_error(error, streams.err);
  return kFailed;
}

}  // namespace trailseal::cli::evidence_command
