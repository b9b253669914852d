// What Terraform finishes before it starts a resource.
#pragma once

#include <string>
#include <vector>

#include "terraform/plan/reference_resolver.hpp"

namespace trailseal::terraform {

/// Addresses of the wanted resources that deployment finishes before resource `at` of the
/// index: named in its expressions or `depends_on`, or in those of the modules around it.
/// Resources of other types in between (`null_resource`, `time_sleep`) are passed
/// through.
std::vector<std::string> dependencies_of(const PlanIndex& index, std::size_t at);

/// Fills in what separate resources wait for of which several set one thing: the one that
/// is applied last decides. The resources have been read.
void order_rivals(PlanIndex& index);

/// Notes what every bucket policy that has been read waits for: whether S3 saves one
/// hangs on what stands before it.
void order_bucket_policies(PlanIndex& index);

}  // namespace trailseal::terraform
