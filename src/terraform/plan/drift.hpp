// What a plan found changed outside of Terraform.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "document/source.hpp"
#include "terraform/plan/plan_index.hpp"

namespace trailseal::terraform {

/// A remark for every resource of the index that was read and has drifted in something
/// that is judged; `drift` is the plan's `resource_drift`. The plan itself already starts
/// from what was found, so the verdicts hold.
std::vector<Error> drift_remarks(const Source& source, std::string_view drift,
                                 const PlanIndex& index);

}  // namespace trailseal::terraform
