// Are the sources those that a plan was made from? Expression by expression, as far as
// the plan tells: it lists the references and the constants of each.
#pragma once

#include <string>

#include "base/result.hpp"
#include "hcl/body.hpp"
#include "terraform/configuration/outer_values.hpp"
#include "terraform/plan/plan_configuration.hpp"

namespace trailseal::terraform {

/// What the plan says of the expression at a site; null: nothing that could be compared.
const Value* planned_expression(const PlanConfiguration& configuration,
                                const ExpressionSite& site);

/// Has an expression of the sources the references, or the constant value, that the plan
/// says?
bool agrees(const Value& planned, const hcl::Expression& expression);

/// The same for an argument, or all static blocks, of a resource's body. `dynamic` blocks
/// are not in a plan.
bool agrees(const Value& planned, const hcl::Body& body, const std::string& name);

/// The warning that an expression is not the plan's, with its place.
Error disagreement(const ExpressionSite& site);

}  // namespace trailseal::terraform
