// A command is a row: its name, what it does, its function. What comes before the
// command's name is --help, --version, or a mistake.
#include "cli/cli.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <ostream>
#include <vector>

#include "base/suggest.hpp"
#include "cli/build_info.hpp"
#include "cli/command.hpp"
#include "cli/diagnostic.hpp"
#include "cli/other_word.hpp"
#include "cli/terminal.hpp"

namespace trailseal::cli {
namespace {

constexpr std::array kCommands{
    Command{"check", "check the trails of plans and templates",
            &check_command::run_command, &check_command::command_options},
    Command{"fix", "write fixes of findings, and prove that they help",
            &fix_command::run_command, &fix_command::command_options},
    Command{"rules", "list the rules, or explain one", &rules_command::run_command,
            &rules_command::command_options},
    Command{"inventory", "list every trail and where it delivers",
            &inventory_command::run_command, &inventory_command::command_options},
    Command{"graph", "draw the trails and what blocks delivery",
            &graph_command::run_command, &graph_command::command_options},
    Command{"simulate", "evaluate one request against one policy",
            &simulate_command::run_command, &simulate_command::command_options},
    Command{"summarize", "write a summary that other checks can read",
            &summarize_command::run_command, &summarize_command::command_options},
    Command{"evidence", "write an evidence pack for an auditor, or verify one",
            &evidence_command::run_command, &evidence_command::command_options},
    Command{"evaluate", "evaluate an expression of Terraform's language",
            &evaluate_command::run_command, &evaluate_command::command_options},
    Command{"test", "run the examples inside rule files", &test_command::run_command,
            &test_command::command_options},
    Command{"init", "write a configuration to start with", &init_command::run_command,
            &init_command::command_options},
    Command{"config", "show the settings in effect, and where they come from",
            &config_command::run_command, &config_command::command_options},
    Command{"completion", "write the completions of a shell",
            &completion_command::run_command, &completion_command::command_options},
    Command{"manual", "write the manual page", &manual_command::run_command,
            &manual_command::command_options},
};

void write_help(std::ostream& out) {
  out << "trailseal checks, before deployment, that CloudTrail can write its log files\n"
         "and that they will be encrypted with your key.\n"
         "\n"
         "Examples:\n"
         "  trailseal check                           what is below this directory\n"
         "  trailseal check template.yaml             one CloudFormation template\n"
         "  terraform show -json tfplan | trailseal check -\n"
         "  trailseal rules TS304                     what a rule requires, and the fix\n"
         "\n"
         "Commands:\n";
  for (const Command& command : kCommands) {
    std::string name(command.name);
    name.resize(12, ' ');
    out << "  " << name << command.summary << '\n';
  }
  out << "\n"
         "Options:\n"
         "  -h, --help      this text; `trailseal COMMAND --help` for a command's\n"
         "  --version       the version; with --verbose what it was built from and with\n"
         "\n"
         "Exit status: 0 clean, 1 findings, 2 the run itself failed.\n";
}

Error unknown_command(const std::string& word) {
  std::error_code ignored;
  if (word == "-" || std::filesystem::exists(word, ignored)) {
    return {.message = "unknown command `" + word + "`",
            .help = "did you mean `trailseal check " + word + "`?"};
  }
  if (word.starts_with("-")) {
    return {.message = "unknown option `" + word + "`",
            .help = "options follow the command, as in `trailseal check " + word + "`"};
  }
  const std::vector<std::string_view> names = names_of(kCommands);
  std::string meant = called_here(word);
  if (meant.empty()) meant = did_you_mean(word, names);
  return {.message = "unknown command `" + word + "`",
          .help = meant.empty() ? "see `trailseal --help`" : meant};
}

}  // namespace

std::span<const Command> commands() { return kCommands; }

int run(std::span<const std::string> args, std::istream& in, std::ostream& out,
        std::ostream& err, const run::Clock& clock) {
  if (args.empty()) {
    write_help(err);
    return kFailed;
  }
  const std::string& word = args.front();
  if (word == "--help" || word == "-h" || word == "help") {
    write_help(out);
    return kClean;
  }
  if (word == "--version") {
    write_version(out, args.size() > 1 && args[1] == "--verbose");
    return kClean;
  }
  const auto* const command =
      std::find_if(kCommands.begin(), kCommands.end(),
                   [&](const Command& row) { return row.name == word; });
  if (command == kCommands.end()) {
    write_error(unknown_command(word), err);
    return kFailed;
  }
  const int status = command->run(args.subspan(1), Streams{in, out, err, clock});
  out.flush();
  if (!out && !is_closed_pipe(out)) {
    write_error({.message = "standard output cannot be written"}, err);
    return kFailed;
  }
  return status;
}

}  // namespace trailseal::cli
