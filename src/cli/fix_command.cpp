// `trailseal fix`: the smallest changes that are proven to end the findings, as one patch.
#include <algorithm>
#include <iterator>
#include <ostream>
#include <sstream>

#include "cli/arguments.hpp"
#include "cli/cli.hpp"
#include "cli/command.hpp"
#include "cli/diagnostic.hpp"
#include "cli/progress_line.hpp"
#include "cli/report_command.hpp"
#include "cli/report_options.hpp"
#include "cli/terminal.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/summary.hpp"
#include "run/fix_run.hpp"
#include "run/settings.hpp"

namespace trailseal::cli::fix_command {
namespace {

constexpr Option kWrite{"--write", 0, "", "change the files, and print no patch"};
constexpr Option kForce{
    "--force", 0, "",
    "with --write: also files that are not under version control, or have changes that "
    "are not committed"};

/// What one change makes possible for another is found the next time round; so often at
/// most.
constexpr int kMaxRounds = 8;

void write_help(std::ostream& out) {
  out << "Usage: trailseal fix [OPTION]... [INPUT]...\n"
         "\n"
         "Finds for each finding the smallest change that resolves it, and proves it: the\n"
         "whole run is checked again with the change, and no other result may be worse.\n"
         "Prints the changes as one patch for `git apply`, and says on standard error what\n"
         "each of them proves. If no file that was read has the text to change, the\n"
         "statement is printed there, to insert by hand.\n"
         "\n"
         "Examples:\n"
         "  trailseal fix                             show the patch\n"
         "  trailseal fix | git apply                 apply it\n"
         "  trailseal fix --write                     change the files\n"
         "  trailseal fix --select TS304 template.yaml\n"
         "\n"
         "INPUT is as in `trailseal check`. Templates and Terraform configuration are\n"
         "changed; a plan, an export and the files within a plan file are not. git is only\n"
         "asked for what the last commit has of a file that is to be written.\n"
         "\n"
         "Options:\n";
  const std::vector<Option> options = command_options().options;
  write_options(options, out);
  out << "\n"
         "Exit status:\n"
         "  0  no finding at or above --fail-on is left without a change that ends it\n"
         "  1  such findings are left\n"
         "  2  the run itself failed, or a file may not be changed\n";
}

void write_errors(const std::vector<Error>& errors, const Streams& streams) {
  for (const Error& error : errors) write_error(error, streams.err);
}

std::string files_of(const report::ProvenFix& fix) {
  std::string text;
  for (const report::FileChange& file : fix.files) {
    text += (text.empty() ? "" : ", ") + file.path;
  }
  return text;
}

void tell_made(const report::ProvenFix& fix, std::ostream& err) {
  err << report::printable(files_of(fix) + ": " + fix.text) << "\n  "
      << report::printable(report::promise_of(fix)) << '\n';
}

void tell_left_out(const report::ProvenFix& fix, std::ostream& err) {
  const bool in_files = fix.block.empty();
  err << report::printable((in_files ? "for another run: " : "not in a file: ") +
                           fix.text)
      << "\n  " << report::printable(report::promise_of(fix)) << '\n';
  if (!fix.reason.empty()) err << "  " << report::printable(fix.reason) << '\n';
  if (in_files) {
    err << "  it does not go together with another change: run `trailseal fix` again once "
           "that is made\n";
  }
  std::istringstream lines(report::printable_code(fix.patch + fix.block));
  for (std::string line; std::getline(lines, line);) err << "    " << line << '\n';
}

void tell_remaining(const run::FixRun& found, const engine::Result& result,
                    std::ostream& err) {
  const auto& left = found.left_out;
  const bool told =
      std::any_of(left.begin(), left.end(), [&](const report::ProvenFix& fix) {
        return std::find(fix.ends.begin(), fix.ends.end(), result.fingerprint) !=
               fix.ends.end();
      });
  if (told) return;
  const std::string text = "no proven fix: " + result.rule->code + " " +
                           report::sentence_of(found.report, result);
  err << report::printable(text) << '\n';
  const std::string advice = report::short_fix(found.report, result);
  if (!advice.empty()) err << "  " << report::printable(advice) << '\n';
}

int status_of(const run::FixRun& found) {
  if (found.report.inputs.empty() || report::has_errors(found.report)) return kFailed;
  return found.remaining().empty() ? kClean : kFindings;
}

/// What is made, in whichever round, then what is left.
void tell_rest(const run::FixRun& found, std::ostream& err) {
  for (const report::ProvenFix& fix : found.left_out) tell_left_out(fix, err);
  for (const engine::Result* result : found.remaining()) {
    tell_remaining(found, *result, err);
  }
}

/// Where all was silent so far.
void tell_nothing(const run::FixRun& found, std::ostream& err) {
  const bool told =
      !found.made.empty() || !found.left_out.empty() || status_of(found) != kClean;
  if (told) return;
  err << "nothing to fix: no finding is at or above `--fail-on`, and none below has a "
         "proven fix\n";
}

run::RunRequest request_of(const Arguments& arguments, Problems& problems) {
  run::RunRequest request;
  request.configuration = read_configuration_choice(arguments);
  request.reading = read_reading(arguments, problems);
  request.judging = read_judging(arguments, problems);
  request.baseline = {.known = arguments.last("--baseline")};
  request.jobs = read_jobs(arguments, problems);
  if (arguments.has("--force") && !arguments.has("--write")) {
    problems.add(Error{.message = "`--force` needs `--write`",
                       .help = "without it no file is changed"});
  }
  return request;
}

/// Reads the inputs as often as it is asked.
class Finder {
 public:
  Finder(const Arguments& arguments, const run::Settings& settings,
         const Streams& streams)
      : arguments_(arguments), settings_(settings), streams_(streams) {
    const auto& inputs = settings.reading.arguments;
    if (std::find(inputs.begin(), inputs.end(), "-") == inputs.end()) return;
    piped_.assign(std::istreambuf_iterator<char>(streams.in), {});
  }

  run::FixRun find() const {
    std::istringstream in(piped_);
    ProgressLine progress(
        streams_.err, progress_mode(streams_.err, arguments_.has("--progress"), false));
    return run::find_fix(settings_, streams_.clock, in, &progress);
  }

 private:
  const Arguments& arguments_;
  const run::Settings& settings_;
  const Streams& streams_;
  std::string piped_;
};

void write_diagnostics(const run::FixRun& found, const Streams& streams) {
  for (const Diagnostic& diagnostic : found.report.diagnostics) {
    write_diagnostic(diagnostic, streams.err);
  }
}

int show(const run::FixRun& found, const Streams& streams) {
  write_diagnostics(found, streams);
  for (const report::ProvenFix& fix : found.made) tell_made(fix, streams.err);
  tell_rest(found, streams.err);
  tell_nothing(found, streams.err);
  const bool for_people = is_terminal(streams.out);
  streams.out << (for_people ? report::printable_code(found.patch) : found.patch);
  return status_of(found);
}

/// What was promised does not hold for the files as they are now: they go back.
int take_back(const std::string& fault, run::FixWriter& writer, const Streams& streams) {
  write_error({.message = "the files are as they were: with the change made, " + fault,
               .help = "this is a mistake of trailseal's; please report it"},
              streams.err);
  write_errors(writer.undo(), streams);
  return kFailed;
}

/// Files are read again once they are written, and give back what was promised or go back
/// to what they were. A plan does not change with its sources.
int write_files(const Finder& finder, bool force, const Streams& streams) {
  run::FixWriter writer(force);
  run::FixRun found = finder.find();
  write_diagnostics(found, streams);
  bool planned = false;
  for (int round = 0; round < kMaxRounds && !found.files.empty(); ++round) {
    if (const auto errors = writer.write(found.files); !errors.empty()) {
      write_errors(errors, streams);
      return kFailed;
    }
    planned = found.of_plan;
    for (const report::ProvenFix& fix : found.made) tell_made(fix, streams.err);
    if (planned) break;
    run::FixRun next = finder.find();
    if (status_of(next) == kFailed && status_of(found) != kFailed) {
      write_diagnostics(next, streams);
      return take_back("they can no longer be read", writer, streams);
    }
    if (const engine::Result* broken = run::broken_promise(found, next)) {
      return take_back(broken->rule->code + " still fails on `" + broken->resource + "`",
                       writer, streams);
    }
    found = std::move(next);
  }
  tell_rest(found, streams.err);
  if (writer.written().empty()) tell_nothing(found, streams.err);
  for (const std::string& path : writer.written()) {
    streams.err << report::printable("wrote " + path) << '\n';
  }
  if (planned) streams.err << "make the plan again: it is of the sources as they were\n";
  return status_of(found);
}

}  // namespace

CommandOptions command_options() {
  CommandOptions all{.options = {kWrite, kForce}};
  for (const Option& option : options_of(kFix)) all.options.push_back(option);
  all.options.push_back(kHelpOption);
  return all;
}

int run_command(Args args, const Streams& streams) {
  const std::vector<Option> options = command_options().options;
  const ParsedCommand parsed = begin_command(options, &write_help, args, streams);
  if (parsed.status) return *parsed.status;
  const Arguments& arguments = parsed.arguments;
  Problems problems;
  const run::RunRequest request = request_of(arguments, problems);
  const run::Settings settings = run::settings_of(request, problems);
  if (!problems.empty()) {
    write_errors(problems.errors(), streams);
    return kFailed;
  }
  const Finder finder(arguments, settings, streams);
  if (arguments.has("--write")) {
    return write_files(finder, arguments.has("--force"), streams);
  }
  return show(finder.find(), streams);
}

}  // namespace trailseal::cli::fix_command
