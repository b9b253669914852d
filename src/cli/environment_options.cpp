// Values are checked where they are read, so that a slip of the pen does not end in
// results for another account.
#include "cli/environment_options.hpp"

#include "cli/parameter_file.hpp"
#include "graph/identity.hpp"

namespace trailseal::cli {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kLettersAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view kRegionLetters = "abcdefghijklmnopqrstuvwxyz0123456789-";

bool consists_of(std::string_view text, std::string_view letters) {
  return !text.empty() && text.find_first_not_of(letters) == std::string_view::npos;
}

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

/// `eu-central-1`, `us-gov-west-1`: words of letters and a number at the end.
bool is_region(std::string_view text) {
  return consists_of(text, kRegionLetters) && text.find('-') != std::string_view::npos &&
         kDigits.find(text.back()) != std::string_view::npos;
}

/// Organizations API Reference: `^o-[a-z0-9]{10,32}$`.
bool is_organization(std::string_view text) {
  return text.starts_with("o-") && text.size() >= 12 && text.size() <= 34 &&
         consists_of(text.substr(2), kLettersAndDigits);
}

bool is_account(std::string_view text) {
  return text.size() == 12 && consists_of(text, kDigits);
}

Environment read_environment(const Arguments& arguments, std::vector<Error>& errors) {
  Environment environment;
  environment.account =
      checked(arguments, "--account", &is_account, "an account id has 12 digits", errors);
  environment.region = checked(arguments, "--region", &is_region,
                               "a region is written like `eu-central-1`", errors);
  environment.organization_id =
      checked(arguments, "--org-id", &is_organization,
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
    const auto values = read_parameter_file(path);
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
