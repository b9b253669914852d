// What the provider adds to a resource that an example declares.
#pragma once

#include <string_view>

#include "aws/resource_kind.hpp"

namespace trailseal::rule_test {

/// The one type of examples that is not of AWS's provider.
inline constexpr std::string_view kBuiltInType = "terraform_data";

struct ExampleType {
  ResourceKind kind = ResourceKind::None;
  std::string_view computed{};  ///< attributes that it computes, separated by spaces
  std::string_view defaults{};  ///< of arguments, a JSON object
};

/// The row of a resource type; for any other one, what nearly all have.
const ExampleType& example_type(std::string_view type);

}  // namespace trailseal::rule_test
