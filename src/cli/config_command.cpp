// `trailseal config`: the settings in effect with where each comes from, the files that
// the configuration names, or the JSON Schema of the file.
#include <array>
#include <ostream>
#include <sstream>

#include "base/suggest.hpp"
#include "base/word_list.hpp"
#include "cli/arguments.hpp"
#include "cli/cli.hpp"
#include "cli/command.hpp"
#include "cli/diagnostic.hpp"
#include "document/json_writer.hpp"
#include "report/paragraph.hpp"
#include "report/workflow_command.hpp"
#include "run/configuration.hpp"
#include "run/configuration_key.hpp"
#include "run/configuration_schema.hpp"
#include "run/named_files.hpp"

namespace trailseal::cli::config_command {
namespace {

constexpr std::array kOptions{
    Option{
        "--config", 0, "FILE",
        "the configuration (default: `.trailseal.yaml` here or above, up to the root of "
        "the repository)"},
    Option{"--files", 0, "",
           "list the files and directories that the configuration names, one per line"},
    Option{"--schema", 0, "", "write the JSON Schema of the file, for editors"},
    kHelpOption,
};

void write_help(std::ostream& out) {
  out << "Usage: trailseal config [OPTION]...\n"
         "\n"
         "Shows the settings in effect, and where each comes from.\n"
         "\n"
         "Examples:\n"
         "  trailseal config\n"
         "  trailseal config --schema > trailseal.schema.json\n"
         "\n"
         "Options:\n";
  write_options(kOptions, out);
  out << "\n"
         "Exit status: 0, or 2 if the file has errors.\n";
}

std::string shown(const Value& value) {
  if (value.is_list() && value.size() > 0 && value.at(0).is_map()) {
    return std::to_string(value.size()) + " accepted";
  }
  if (!value.is_map()) return value.display();
  return joined(names_of(value.keys()));
}

void write_settings(const run::Configuration& configuration, std::ostream& out) {
  constexpr std::size_t kNameWidth = 14;
  for (const run::ConfigurationKey* key : run::keys_below("")) {
    std::string name(name_of(*key));
    name.resize(kNameWidth, ' ');
    const Value& value = configuration.root[key->path];
    out << name;
    if (value.is_absent()) {
      out << key->fallback << "  (default)\n";
    } else {
      out << report::printable(shown(value)) << "  ("
          << report::printable(configuration.path) << ':' << value.position().line
          << ")\n";
    }
  }
}

}  // namespace

CommandOptions command_options() {
  return {.options = {kOptions.begin(), kOptions.end()}};
}

int run_command(Args args, const Streams& streams) {
  const ParsedCommand parsed = begin_command(kOptions, &write_help, args, streams);
  if (parsed.status) return *parsed.status;
  if (parsed.arguments.has("--schema")) {
    streams.out << json_text(run::configuration_schema()) << '\n';
    return kClean;
  }
  const std::string path = parsed.arguments.has("--config")
                               ? parsed.arguments.last("--config")
                               : run::find_configuration().path;
  Problems problems;
  run::Configuration configuration;
  if (!path.empty()) configuration = run::read_configuration(path, problems);
  std::ostringstream text;
  if (parsed.arguments.has("--files")) {
    for (const std::string& file : run::named_files(configuration)) {
      text << report::printable(file) << '\n';
    }
  } else {
    write_settings(configuration, text);
  }
  report::write_without_commands(text.view(), streams.out);
  for (const Error& error : problems.errors()) write_error(error, streams.err);
  return problems.empty() ? kClean : kFailed;
}

}  // namespace trailseal::cli::config_command
