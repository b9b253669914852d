// ResourceBody: the attributes of a resource, read when somebody asks for them.
#pragma once

#include "base/result.hpp"
#include "document/source.hpp"
#include "terraform/plan/plan_index.hpp"
#include "terraform/plan/plan_selection.hpp"

namespace trailseal::terraform {

/// Reads what still stands as text of the resource: attributes before and after, the
/// planned change, which attributes are unknown. Gives what is wrong with the text.
Result<void> read_body(const Source& source, const PlanSelection& selection,
                       PlanResource& planned);

}  // namespace trailseal::terraform
