// `trailseal config`: the settings in effect with where each comes from, or the JSON
// Schema of the file.
#include <array>
#include <ostream>

#include "cli/arguments.hpp"
#include "cli/cli.hpp"
#include "cli/command.hpp"
#include "cli/diagnostic.hpp"
#include "document/json_writer.hpp"
#include "run/configuration.hpp"

namespace trailseal::cli {
namespace {

constexpr std::array kOptions{
    Option{
        "--config", 0, "FILE",
        "the configuration (default: `.trailseal.yaml` here or above, up to the root of "
        "the repository)"},
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
  out << "\nExit status: 0, or 2 where the file has mistakes.\n";
}

/// What holds where the file says nothing.
struct Fallback {
  std::string_view key{};
  std::string_view value{};
};
constexpr std::array kFallbacks{
    Fallback{"standard", "sse-kms-cmk"},
    Fallback{"select", "every rule"},
    Fallback{"ignore", "none"},
    Fallback{"severity", "as in the rules"},
    Fallback{"fail_on", "medium"},
    Fallback{"strict", "false"},
    Fallback{"rules", "none"},
    Fallback{"skip", "none"},
    Fallback{"account", "not known"},
    Fallback{"region", "not known"},
    Fallback{"organization", "not known"},
    Fallback{"waive", "none"},
    Fallback{"known", "none"},
};

std::string shown(const Value& value) {
  if (!value.is_map()) return value.display();
  std::string names;
  for (const Value::Key& key : value.keys()) {
    names.append(names.empty() ? "" : ", ").append(key.name);
  }
  return names;
}

void write_settings(const run::Configuration& configuration, std::ostream& out) {
  constexpr std::size_t kNameWidth = 14;
  for (const Fallback& row : kFallbacks) {
    std::string name(row.key);
    name.resize(kNameWidth, ' ');
    const Value& value = configuration.root[row.key];
    out << name;
    if (value.is_absent()) {
      out << row.value << "  (default)\n";
      continue;
    }
    const std::string list =
        row.key == "waive" ? std::to_string(value.size()) + " accepted" : shown(value);
    out << list << "  (" << configuration.path << ':' << value.position().line << ")\n";
  }
}

}  // namespace

CommandOptions config_options() {
  return {.options = {kOptions.begin(), kOptions.end()}};
}

int run_config(Args args, const Streams& streams) {
  const Begun begun = begin_command(kOptions, &write_help, args, streams);
  if (begun.status) return *begun.status;
  if (begun.arguments.has("--schema")) {
    streams.out << json_text(run::configuration_schema()) << '\n';
    return kClean;
  }
  const std::string path = begun.arguments.has("--config")
                               ? begun.arguments.last("--config")
                               : run::find_configuration();
  std::vector<Error> errors;
  run::Configuration configuration;
  if (!path.empty()) configuration = run::read_configuration(path, errors);
  write_settings(configuration, streams.out);
  for (const Error& error : errors) write_error(error, streams.err);
  return errors.empty() ? kClean : kFailed;
}

}  // namespace trailseal::cli
