#include "cli/variable_options.hpp"

#include <unistd.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/word_list.hpp"

namespace trailseal::cli {
namespace {

void add_variable(const std::string& text, terraform::VariableOptions& options,
                  Problems& problems) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    problems.add(
        Error{.message = "option `--var` takes NAME=VALUE, not " + in_backticks(text),
              .help = "as in `--var environment=prod`"});
    return;
  }
  options.given.push_back(
      {.name = text.substr(0, equals), .text = text.substr(equals + 1)});
}

void add_file(const std::string& path, const char* option,
              std::vector<std::string>& files, Problems& problems) {
  std::error_code error;
  if (std::filesystem::is_regular_file(path, error)) {
    files.push_back(path);
    return;
  }
  problems.add(Error{.message = in_backticks(path) + " is not a file",
                     .help = in_backticks(option) + " takes a `.tfvars` file"});
}

/// Terraform, "Environment Variables": `TF_VAR_name`.
std::map<std::string, std::string> variables_of_environment() {
  constexpr std::string_view kPrefix = "TF_VAR_";
  std::map<std::string, std::string> values;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (!text.starts_with(kPrefix) || equals == text.npos) continue;
    values.emplace(text.substr(kPrefix.size(), equals - kPrefix.size()),
                   text.substr(equals + 1));
  }
  return values;
}

}  // namespace

terraform::VariableOptions read_variables(const Arguments& arguments,
                                          Problems& problems) {
  terraform::VariableOptions options;
  for (const auto& [option, value] : arguments.order) {
    if (option == "--var") add_variable(value, options, problems);
    if (option == "--var-file") {
      std::vector<std::string> file;
      add_file(value, "--var-file", file, problems);
      for (std::string& path : file) options.given.push_back({.text = std::move(path)});
    }
  }
  for (const std::string& path : arguments.all("--environment")) {
    add_file(path, "--environment", options.environments, problems);
  }
  if (arguments.has("--var-environment")) {
    options.environment = variables_of_environment();
  }
  return options;
}

}  // namespace trailseal::cli
