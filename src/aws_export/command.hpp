// Command: a call of the AWS command line, taken apart.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace trailseal::aws_export {

struct Command {
  std::string service{};    ///< `s3api`
  std::string operation{};  ///< `get-bucket-policy`
  /// The last value of each option, with its dashes; empty where it has none.
  std::map<std::string, std::string, std::less<>> options{};

  /// The value of an option; empty where it is not given.
  std::string option(std::string_view name) const;
  bool has(std::string_view name) const { return options.count(name) > 0; }
};

/// Takes `aws [OPTION...] SERVICE OPERATION [OPTION...]` apart. Service and operation are
/// empty where the words are no such call.
Command parse_command(const std::vector<std::string>& words);

}  // namespace trailseal::aws_export
