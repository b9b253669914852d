// Command: one row of the table of commands.
#pragma once

#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/arguments.hpp"
#include "run/clock.hpp"

namespace trailseal::cli {

/// What a command has of its process: the three streams, and the clock.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  run::Clock clock{};
};

/// What follows the command's name.
using Args = std::span<const std::string>;

/// One row of the table of commands.
struct Command {
  std::string_view name{};
  std::string_view summary{};
  int (*run)(Args args, const Streams& streams) = nullptr;
  CommandOptions (*options)() = nullptr;
};

/// Every command, in the order of --help.
std::span<const Command> commands();

CommandOptions check_options();
CommandOptions config_options();
CommandOptions evaluate_options();
CommandOptions evidence_options();
CommandOptions fix_options();
CommandOptions graph_options();
CommandOptions init_options();
CommandOptions inventory_options();
CommandOptions rules_options();
CommandOptions simulate_options();
CommandOptions summarize_options();
CommandOptions test_options();
CommandOptions completion_options();
CommandOptions manual_options();

int run_check(Args args, const Streams& streams);
int run_config(Args args, const Streams& streams);
int run_evaluate(Args args, const Streams& streams);
int run_evidence(Args args, const Streams& streams);
int run_fix(Args args, const Streams& streams);
int run_graph(Args args, const Streams& streams);
int run_init(Args args, const Streams& streams);
int run_inventory(Args args, const Streams& streams);
int run_rules(Args args, const Streams& streams);
int run_simulate(Args args, const Streams& streams);
int run_summarize(Args args, const Streams& streams);
int run_test(Args args, const Streams& streams);
int run_completion(Args args, const Streams& streams);
int run_manual(Args args, const Streams& streams);

/// The arguments of a command, or the status with which it is over: a mistake has been
/// told, or help given.
struct ParsedCommand {
  Arguments arguments{};
  std::optional<int> status{};
};

ParsedCommand begin_command(std::span<const Option> table,
                            void (*write_help)(std::ostream&), Args args,
                            const Streams& streams);

}  // namespace trailseal::cli
