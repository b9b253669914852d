// expression_text: arguments and blocks of the sources -> `expressions`, as a plan's
// `configuration` lists them.
#pragma once

#include "base/result.hpp"
#include "hcl/body.hpp"
#include "terraform/plan_file/json_text.hpp"

namespace trailseal::terraform {

/// `{constant_value}` or `{references}`; neither for what only functions make.
void write_expression(const hcl::Expression& expression, JsonText& json);
/// The same for an argument. Errors: JSON syntax with a malformed template.
Result<void> write_argument(const hcl::Argument& argument, JsonText& json);

/// The list of a `depends_on`. Errors: likewise.
Result<void> write_depends_on(const hcl::Argument& argument, JsonText& json);

/// A constant as JSON; false, and nothing is written, where the expression is none.
bool write_constant(const hcl::Expression& expression, JsonText& json);

/// Whose arguments a body holds: what Terraform takes for itself is left out.
enum class BodyOf { Resource, Provider, Call, Block };

/// The object `expressions`. Errors: JSON syntax with a malformed template.
Result<void> write_body(const hcl::Body& body, BodyOf of, JsonText& json);

}  // namespace trailseal::terraform
