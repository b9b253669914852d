// Values are checked where they are read, so that a slip of the pen does not end in
// results for another account.
#include "cli/environment_options.hpp"

#include <filesystem>

#include "aws/account.hpp"
#include "aws/region.hpp"
#include "base/word_list.hpp"

namespace trailseal::cli {
namespace {

std::string checked(const Arguments& arguments, std::string_view option,
                    bool (*valid)(std::string_view), const char* expected,
                    Problems& problems) {
  std::string value = arguments.last(option);
  if (!arguments.has(option) || valid(value)) return value;
  problems.add(Error{.message = in_backticks(value) + " is not a valid value for " +
                                in_backticks(option),
                     .help = expected});
  return "";
}

}  // namespace

Environment read_environment(const Arguments& arguments, Problems& problems) {
  Environment environment;
  environment.account = checked(arguments, "--account", &is_account_id,
                                "an account id has 12 digits", problems);
  environment.region = checked(arguments, "--region", &is_region,
                               "a region is written like `eu-central-1`", problems);
  if (const std::string meant = meant_region(environment.region); !meant.empty()) {
    problems.add(
        Error{.message = in_backticks(environment.region) + " is not an AWS region",
              .help = "did you mean " + in_backticks(meant) + "?"});
  }
  environment.organization_id =
      checked(arguments, "--org-id", &is_organization_id,
              "an organization id is written like `o-a1b2c3d4e5`", problems);
  environment.management_account =
      checked(arguments, "--management-account", &is_account_id,
              "an account id has 12 digits", problems);
  if (!environment.region.empty()) {
    environment.partition = partition_of_region(environment.region);
  }
  return environment;
}

terraform::SourceOptions read_sources(const Arguments& arguments, Problems& problems) {
  terraform::SourceOptions sources{.none = arguments.has("--no-source"),
                                   .directory = arguments.last("--source")};
  if (sources.none && arguments.has("--source")) {
    problems.add(Error{.message = "`--source` and `--no-source` exclude each other"});
  }
  std::error_code error;
  const bool given = !sources.directory.empty();
  if (given && !std::filesystem::is_directory(sources.directory, error)) {
    problems.add(Error{.message = in_backticks(sources.directory) + " is not a directory",
                       .help = "`--source` takes the directory of the root module"});
  }
  return sources;
}

std::string read_terraform(const Arguments& arguments, Problems& problems) {
  std::string program = arguments.last("--terraform");
  if (arguments.has("--terraform") && program.empty()) {
    problems.add(Error{.message = "`--terraform` takes the name of a program",
                       .help = "as in `--terraform terraform`"});
  }
  return program;
}

std::map<std::string, std::string> read_parameters(const Arguments& arguments,
                                                   Problems& problems) {
  std::map<std::string, std::string> parameters;
  for (const std::string& text : arguments.all("--param")) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      problems.add(
          Error{.message = "option `--param` takes NAME=VALUE, not " + in_backticks(text),
                .help = "as in `--param TrailName=audit`"});
      continue;
    }
    parameters[text.substr(0, equals)] = text.substr(equals + 1);
  }
  return parameters;
}

}  // namespace trailseal::cli
