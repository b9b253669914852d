// `trailseal init`: a configuration to start with.
#include <array>
#include <filesystem>
#include <ostream>
#include <string>

#include "cli/cli.hpp"
#include "cli/command.hpp"
#include "cli/diagnostic.hpp"
#include "document/written_file.hpp"
#include "run/configuration_template.hpp"

namespace trailseal::cli::init_command {
namespace {

constexpr std::string_view kDefaultFile = ".trailseal.yaml";

constexpr std::array kOptions{
    Option{"--output", 'o', "FILE",
           "the file to write (default: .trailseal.yaml), - for stdout"},
    kHelpOption,
};

void write_help(std::ostream& out) {
  out << "Usage: trailseal init [-o FILE]\n"
         "\n"
         "Writes a configuration that changes nothing yet: every key is a comment, with\n"
         "what it means and what applies without it. A file that exists is not changed.\n"
         "\n"
         "Examples:\n"
         "  trailseal init                            .trailseal.yaml, here\n"
         "  trailseal init -o -                       to standard output\n"
         "\n"
         "Options:\n";
  write_options(kOptions, out);
  out << "\nExit status: 0, or 2 where the file exists or cannot be written.\n";
}

int fail(const Error& error, const Streams& streams) {
  write_error(error, streams.err);
  return kFailed;
}

}  // namespace

CommandOptions command_options() {
  return {.options = {kOptions.begin(), kOptions.end()}};
}

int run_command(Args args, const Streams& streams) {
  const ParsedCommand parsed = begin_command(kOptions, &write_help, args, streams);
  if (parsed.status) return *parsed.status;
  if (!parsed.arguments.operands.empty()) {
    return fail({.message = "`init` takes no `" + parsed.arguments.operands.front() + "`",
                 .help = "as in `trailseal init -o FILE`"},
                streams);
  }
  const std::string file = parsed.arguments.last("--output", kDefaultFile);
  const std::string text = run::configuration_template();
  if (file == "-") {
    streams.out << text;
    return kClean;
  }
  std::error_code ignored;
  // A link that leads nowhere is a file too: nothing is written through it.
  if (std::filesystem::exists(std::filesystem::symlink_status(file, ignored))) {
    return fail({.message = "`" + file + "` exists",
                 .help = "`trailseal init -o -` writes to standard output; `trailseal "
                         "config` shows the settings in effect"},
                streams);
  }
  if (const auto done = write_whole_file(file, text); !done) {
    return fail(done.error(), streams);
  }
  streams.out << "wrote `" << file
              << "`: every key is a comment; remove the `#` in front of those that you "
                 "set\n";
  return kClean;
}

}  // namespace trailseal::cli::init_command
