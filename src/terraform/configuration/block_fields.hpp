// Fields of blocks that are constants or names, not expressions: `source`, `provider`,
// `nullable`, `providers`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "hcl/body.hpp"

namespace trailseal::terraform {

/// The argument as a literal text.
std::optional<std::string> text_of(const hcl::Body& body, std::string_view name);

/// The argument as a literal bool.
std::optional<bool> flag_of(const hcl::Body& body, std::string_view name);

/// `aws.x` of `provider = aws.x`, of `"aws.x"` and of JSON's `"aws.x"`.
std::string reference_of(const hcl::Argument& argument);

/// `providers = { aws.here = aws.x }`, as names.
std::map<std::string, std::string> provider_names(const hcl::Argument& argument);

}  // namespace trailseal::terraform
