// `trailseal test`: runs the examples inside rule files.
#include <array>
#include <ostream>

#include "cli/arguments.hpp"
#include "cli/cli.hpp"
#include "cli/command.hpp"
#include "cli/diagnostic.hpp"
#include "rule_test/example.hpp"
#include "run/rule_files.hpp"

namespace trailseal::cli::test_command {
namespace {

constexpr std::array kOptions{
    kHelpOption,
};

void write_help(std::ostream& out) {
  out << "Usage: trailseal test [OPTION]... [PATH]...\n"
         "\n"
         "Runs the examples inside rule files: each is a small plan or template with the\n"
         "outcome that its rule must have.\n"
         "\n"
         "Examples:\n"
         "  trailseal test policy/                    every rule below a directory\n"
         "  trailseal test policy/log-bucket-owner.yaml\n"
         "\n"
         "A PATH is a rule file or a directory of them. Default: `rules`.\n"
         "\n"
         "Options:\n";
  write_options(kOptions, out);
  out << "\n"
         "Exit status: 0 all have their outcome, 1 one does not, 2 a file is not a "
         "rule.\n";
}

std::string counted(std::size_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace

CommandOptions command_options() {
  return {.options = {kOptions.begin(), kOptions.end()}};
}

int run_command(Args args, const Streams& streams) {
  const ParsedCommand parsed = begin_command(kOptions, &write_help, args, streams);
  if (parsed.status) return *parsed.status;
  std::vector<std::string> paths = parsed.arguments.operands;
  if (paths.empty()) paths.emplace_back("rules");
  Problems problems;
  const std::vector<run::OwnRule> rules = run::read_rule_files(paths, problems);
  for (const Error& error : problems.errors()) write_error(error, streams.err);
  std::size_t examples = 0;
  std::size_t failures = 0;
  for (const run::OwnRule& own : rules) {
    examples += own.rule.examples.size();
    for (const Error& failure : rule_test::run_examples(own.rule, own.path)) {
      ++failures;
      write_error(failure, streams.err);
    }
    if (own.rule.examples.empty()) {
      write_diagnostic(
          {.level = Diagnostic::Level::Warning,
           .error = {.message = "the rule has no examples", .path = own.path}},
          streams.err);
    }
  }
  streams.out << counted(rules.size(), "rule") << ", " << counted(examples, "example")
              << ": "
              << (failures == 0 ? "all have the expected outcome"
                                : std::to_string(failures) + " with another outcome")
              << '\n';
  if (!problems.empty()) return kFailed;
  return failures == 0 ? kClean : kFindings;
}

}  // namespace trailseal::cli::test_command
