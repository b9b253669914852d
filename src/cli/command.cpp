#include "cli/command.hpp"

#include "cli/cli.hpp"
#include "cli/diagnostic.hpp"

namespace trailseal::cli {

ParsedCommand begin_command(std::span<const Option> table,
                            void (*write_help)(std::ostream&), Args args,
                            const Streams& streams) {
  auto arguments = parse_arguments(table, args);
  if (!arguments) {
    write_error(arguments.error(), streams.err);
    return {.status = kFailed};
  }
  if (arguments->has("--help")) {
    write_help(streams.out);
    return {.status = kClean};
  }
  return {.arguments = std::move(*arguments)};
}

}  // namespace trailseal::cli
