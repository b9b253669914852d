// What a plan says of the organization that its accounts belong to.
#pragma once

#include <string>

#include "base/text.hpp"
#include "graph/environment.hpp"
#include "terraform/plan/plan_index.hpp"

namespace trailseal::terraform {

/// The organization's id from organization data or an organization that exists, from the
/// environment, or a symbol; `path` is the plan's.
Text organization_id(PlanIndex& index, const Environment& environment,
                     const std::string& path);

/// The account that manages the organization, from organization data, from what nobody
/// else makes, or from the environment; empty where none of these tells. The resources
/// have been given their accounts.
Text management_account(PlanIndex& index, const Environment& environment);

/// Gives organization trails that are made now to the management account, which owns
/// them whoever deploys them. CloudTrail User Guide, "Organization delegated
/// administrator". Empty: not known.
void place_organization_trails(PlanIndex& index, const Text& management_account);

}  // namespace trailseal::terraform
