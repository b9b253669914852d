// Stacks that a Terraform plan makes from templates in its arguments.
#pragma once

#include "graph/fragment.hpp"

namespace trailseal::load {

/// Adds the resources of each stack (`template_body` of `aws_cloudformation_stack` and
/// `aws_cloudformation_stack_set`) to those of the plan; a warning where its template cannot be
/// read.
void add_planned_stacks(Fragment& plan);

}  // namespace trailseal::load
