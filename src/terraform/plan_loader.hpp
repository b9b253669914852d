// Terraform plan and state JSON -> resources.
//
// Format: HashiCorp, "JSON Output Format" of Terraform, format versions 0.1 to 1.x.
#pragma once

#include "base/result.hpp"
#include "document/source.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::terraform {

/// Does the text look like a plan or a state as `terraform show -json` writes them?
/// Looks at the top-level keys only.
bool is_plan_or_state(const Source& source);

/// Which `aws_iam_policy_document` data sources become resources. They manage nothing, so
/// to judge a plan those are enough that something else of interest is made from; most
/// of a large plan's belong to roles.
enum class Documents { All, Referenced };

/// Reads a plan or a state. Errors: malformed JSON, a format version of another major
/// release. A plan that Terraform marked as errored or incomplete gives a warning.
Result<Fragment> load_plan(const Source& source, const Environment& environment,
                           Documents documents = Documents::All);

}  // namespace trailseal::terraform
