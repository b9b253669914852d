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

/// Which resources of interest are read.
enum class Extent {
  Everything,
  /// What the plan's trails lead to, and nothing else. Enough where the plan is the only
  /// input: of a large one that is a small part.
  FromTrails,
};

/// Reads a plan or a state. Errors: malformed JSON, a format version of another major
/// release. A plan that Terraform marked as errored or incomplete gives a warning.
/// With `give_back` nobody may look at the source afterwards: the memory of what has been
/// passed goes back to the system on the way.
Result<Fragment> load_plan(const Source& source, const Environment& environment,
                           Extent extent = Extent::Everything, bool give_back = false);

}  // namespace trailseal::terraform
