// Values are checked where they are read, so that a slip of the pen does not end in
// results for another account.
#include "cli/environment_options.hpp"

#include "aws/account.hpp"
#include "aws/region.hpp"
#include "load/parameter_file.hpp"

namespace trailseal::cli {
namespace {

std::string checked(const Arguments& arguments, std::string_view option,
                    bool (*valid)(std::string_view), const char* expected,
                    std::vector<Error>& errors) {
  std::string value = arguments.last(option);
  if (!arguments.has(option) || valid(value)) return value;
  errors.push_back(
      {.message = "`" + value + "` is no value for `" + std::string(option) + "`",
       .help = expected});
  return "";
}

}  // namespace

Environment read_environment(const Arguments& arguments, std::vector<Error>& errors) {
  Environment environment;
  environment.account = checked(arguments, "--account", &is_account_id,
                                "an account id has 12 digits", errors);
  environment.region = checked(arguments, "--region", &is_region,
                               "a region is written like `eu-central-1`", errors);
  environment.organization_id =
      checked(arguments, "--org-id", &is_organization_id,
              "an organization id is written like `o-a1b2c3d4e5`", errors);
  if (!environment.region.empty()) {
    environment.partition = partition_of_region(environment.region);
  }
  return environment;
}

std::map<std::string, std::string> read_parameters(const Arguments& arguments,
                                                   std::vector<Error>& errors) {
  std::map<std::string, std::string> parameters;
  for (const std::string& path : arguments.all("--params")) {
    const auto values = load::read_parameter_file(path);
    if (!values) {
      errors.push_back(values.error());
      continue;
    }
    for (const auto& [name, value] : *values) parameters[name] = value;
  }
  for (const std::string& text : arguments.all("--param")) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      errors.push_back(
          {.message = "option `--param` takes NAME=VALUE, not `" + text + "`",
           .help = "as in `--param TrailName=audit`"});
      continue;
    }
    parameters[text.substr(0, equals)] = text.substr(equals + 1);
  }
  return parameters;
}

}  // namespace trailseal::cli
