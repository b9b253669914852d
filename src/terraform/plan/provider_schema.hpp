// ProviderSchema: what the AWS provider adds to a resource that a configuration declares.
#pragma once

#include <string_view>

#include "aws/resource_kind.hpp"

namespace trailseal::terraform {

/// The type of resources that Terraform has built in.
inline constexpr std::string_view kBuiltInType = "terraform_data";

struct ProviderSchema {
  ResourceKind kind = ResourceKind::None;
  std::string_view computed{};  ///< attributes that it computes, separated by spaces
  std::string_view defaults{};  ///< of arguments, a JSON object
  bool is_whole = true;         ///< these are all, but for `region` and `tags_all`
};

/// The row of a resource type, or of a data source; for any other one, what nearly all
/// have.
const ProviderSchema& provider_schema(std::string_view type, bool data = false);

}  // namespace trailseal::terraform
