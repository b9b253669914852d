// What the provider adds to a resource that an example declares.
#pragma once

#include <string_view>

namespace trailseal::rule_test {

struct ExampleType {
  std::string_view type{};
  std::string_view computed{};  ///< attributes that it computes, separated by spaces
  std::string_view defaults{};  ///< of arguments, a JSON object
};

/// The row of a resource type; for any other one, what nearly all have.
const ExampleType& example_type(std::string_view type);

}  // namespace trailseal::rule_test
