// The short Terraform form of an example -> the text of a plan.
#pragma once

#include <string>

#include "base/result.hpp"
#include "document/value.hpp"

namespace trailseal::cli {

/// Writes the plan of a first deployment of `resources`: a map from `type.name` (or
/// `data.type.name`) to arguments, `depends_on` among them. The provider works in
/// eu-central-1 and account 111122223333. Errors: a reference to something that the
/// example does not have, a malformed address.
Result<std::string> write_example_plan(const Value& resources);

}  // namespace trailseal::cli
