// `trailseal test`: runs the examples inside rule files.
#include <array>
#include <ostream>

#include "cli/arguments.hpp"
#include "cli/cli.hpp"
#include "cli/command.hpp"
#include "cli/diagnostic.hpp"
#include "rule_test/example.hpp"
#include "run/rule_files.hpp"

namespace trailseal::cli {
namespace {

constexpr std::array kOptions{
    kHelpOption,
};

void write_help(std::ostream& out) {
  out << "Usage: trailseal test [OPTION]... [PATH]...\n"
         "\n"
         "Runs the examples inside rule files: each is a small plan or template with "
         "the\n"
         "outcome that its rule should come to.\n"
         "\n"
         "Examples:\n"
         "  trailseal test policy/                    every rule below a directory\n"
         "  trailseal test policy/log-bucket-owner.yaml\n"
         "\n"
         "A PATH is a rule file or a directory of them. Default: `rules`.\n"
         "\n"
         "Options:\n";
  write_options(kOptions, out);
  out << "\nExit status: 0 all come out as they say, 1 one does not, 2 a file is no "
         "rule.\n";
}

std::string counted(std::size_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace

CommandOptions test_options() { return {.options = {kOptions.begin(), kOptions.end()}}; }

int run_test(Args args, const Streams& streams) {
  const Begun begun = begin_command(kOptions, &write_help, args, streams);
  if (begun.status) return *begun.status;
  std::vector<std::string> paths = begun.arguments.operands;
  if (paths.empty()) paths.emplace_back("rules");
  std::vector<Error> errors;
  const std::vector<run::OwnRule> rules = run::read_rule_files(paths, errors);
  for (const Error& error : errors) write_error(error, streams.err);
  std::size_t examples = 0;
  std::size_t failures = 0;
  for (const run::OwnRule& own : rules) {
    examples += own.rule.examples.size();
    for (const Error& failure : rule_test::run_examples(own.rule, own.path)) {
      ++failures;
      write_error(failure, streams.err);
    }
    if (own.rule.examples.empty()) {
      streams.err << own.path << ": warning: the rule has no examples\n";
    }
  }
  streams.out << counted(rules.size(), "rule") << ", " << counted(examples, "example")
              << ": "
              << (failures == 0 ? "all come out as they say"
                                : std::to_string(failures) + " come out otherwise")
              << '\n';
  if (!errors.empty()) return kFailed;
  return failures == 0 ? kClean : kFindings;
}

}  // namespace trailseal::cli
