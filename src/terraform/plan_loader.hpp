// Terraform plan and state JSON -> resources.
//
// Format: HashiCorp, "JSON Output Format" of Terraform, format versions 0.1 to 1.x.
#pragma once

#include "base/result.hpp"
#include "document/source.hpp"
#include "graph/environment.hpp"
#include "graph/fragment.hpp"
#include "terraform/configuration/source_choice.hpp"
#include "terraform/plan/plan_selection.hpp"

namespace trailseal::terraform {

/// Does the text look like a plan or a state as `terraform show -json` writes them?
/// Looks at the top-level keys only.
bool is_plan_or_state(const Source& source);

/// Reads a plan or a state. Errors: malformed JSON, a format version of another major
/// release. A plan that Terraform marked as errored or incomplete gives a warning.
Result<Fragment> load_plan(const Source& source, const Environment& environment,
                           const PlanSelection& selection = {},
                           SourceChoice sources = {});

/// The same for a source that nobody reads again: parts that were passed for good are
/// given back to the system on the way, a third of a plan.
Result<Fragment> load_plan(Source&& source, const Environment& environment,
                           const PlanSelection& selection = {},
                           SourceChoice sources = {});

}  // namespace trailseal::terraform
