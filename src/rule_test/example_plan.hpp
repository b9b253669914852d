// The short Terraform form of an example -> the text of a plan.
#pragma once

#include <string>

#include "base/result.hpp"
#include "document/value.hpp"

namespace trailseal::rule_test {

/// Writes the plan of a first deployment of `resources`: a map from `type.name` (or
/// `data.type.name`) to arguments, `depends_on` among them. The provider works in
/// eu-central-1 and account 111122223333. Errors: a reference to something that the
/// example does not have, a malformed address.
///
/// `before`, where it is a map, is what is there already, in the same form: a resource of
/// both is updated or left alone, one of `before` only is deleted.
Result<std::string> write_example_plan(const Value& resources, const Value& before = {});

}  // namespace trailseal::rule_test
