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

// A command is a namespace of its own, in its own file: what it takes and what it does.

namespace check_command {
CommandOptions command_options();
int run_command(Args args, const Streams& streams);
}  // namespace check_command
namespace config_command {
CommandOptions command_options();
int run_command(Args args, const Streams& streams);
}  // namespace config_command
namespace evaluate_command {
CommandOptions command_options();
int run_command(Args args, const Streams& streams);
}  // namespace evaluate_command
namespace evidence_command {
CommandOptions command_options();
int run_command(Args args, const Streams& streams);
}  // namespace evidence_command
namespace fix_command {
CommandOptions command_options();
int run_command(Args args, const Streams& streams);
}  // namespace fix_command
namespace graph_command {
CommandOptions command_options();
int run_command(Args args, const Streams& streams);
}  // namespace graph_command
namespace init_command {
CommandOptions command_options();
int run_command(Args args, const Streams& streams);
}  // namespace init_command
namespace inventory_command {
CommandOptions command_options();
int run_command(Args args, const Streams& streams);
}  // namespace inventory_command
namespace rules_command {
CommandOptions command_options();
int run_command(Args args, const Streams& streams);
}  // namespace rules_command
namespace simulate_command {
CommandOptions command_options();
int run_command(Args args, const Streams& streams);
}  // namespace simulate_command
namespace summarize_command {
CommandOptions command_options();
int run_command(Args args, const Streams& streams);
}  // namespace summarize_command
namespace test_command {
CommandOptions command_options();
int run_command(Args args, const Streams& streams);
}  // namespace test_command
namespace completion_command {
CommandOptions command_options();
int run_command(Args args, const Streams& streams);
}  // namespace completion_command
namespace manual_command {
CommandOptions command_options();
int run_command(Args args, const Streams& streams);
}  // namespace manual_command

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
