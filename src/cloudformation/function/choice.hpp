// Choice: one scenario of a template, as it is loaded.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace trailseal::cloudformation {

struct Choice {
  /// Values of parameters and pseudo parameters.
  std::map<std::string, std::string, std::less<>> values{};
  /// Parameters and pseudo parameters that have none of these values, but some other.
  std::map<std::string, std::vector<std::string>, std::less<>> others{};
  /// Conditions that no parameter decides.
  std::map<std::string, bool, std::less<>> conditions{};
};

}  // namespace trailseal::cloudformation
