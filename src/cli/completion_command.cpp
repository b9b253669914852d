// `trailseal completion SHELL`.
#include <algorithm>
#include <array>
#include <ostream>

#include "base/suggest.hpp"
#include "base/word_list.hpp"
#include "cli/cli.hpp"
#include "cli/completion.hpp"
#include "cli/diagnostic.hpp"

namespace trailseal::cli::completion_command {
namespace {

constexpr std::array kOptions{
    kHelpOption,
};

void write_help(std::ostream& out) {
  out << "Usage: trailseal completion bash|zsh|fish|powershell\n"
         "\n"
         "Writes what a shell needs to complete commands, options and their values.\n"
         "Installed packages already include it for bash, zsh and fish.\n"
         "\n"
         "Examples:\n"
         "  source <(trailseal completion bash)       for this bash\n"
         "  source <(trailseal completion zsh)        for this zsh, after compinit\n"
         "  trailseal completion fish | source        for this fish\n"
         "  trailseal completion powershell | Out-String | Invoke-Expression\n"
         "\n"
         "Options:\n";
  write_options(kOptions, out);
  out << "\n"
         "Exit status: 0, or 2 if the shell is not supported.\n";
}

Error unknown_shell(const std::vector<std::string>& operands) {
  if (operands.size() != 1) {
    return {.message = "`completion` takes one shell",
            .help = "as in `trailseal completion bash`"};
  }
  const std::vector<std::string_view> names = names_of(shells());
  const std::string meant = did_you_mean(operands.front(), names);
  return {.message = "unknown shell `" + operands.front() + "`",
          .help = meant.empty() ? "one of " + quoted_list(names) : meant};
}

}  // namespace

CommandOptions command_options() {
  return {.options = {kOptions.begin(), kOptions.end()}};
}

int run_command(Args args, const Streams& streams) {
  const ParsedCommand parsed = begin_command(kOptions, &write_help, args, streams);
  if (parsed.status) return *parsed.status;
  const auto& operands = parsed.arguments.operands;
  const auto shell =
      std::find_if(shells().begin(), shells().end(), [&](const Shell& row) {
        return operands.size() == 1 && row.name == operands.front();
      });
  if (shell == shells().end()) {
    write_error(unknown_shell(operands), streams.err);
    return kFailed;
  }
  shell->write(commands(), streams.out);
  return kClean;
}

}  // namespace trailseal::cli::completion_command
