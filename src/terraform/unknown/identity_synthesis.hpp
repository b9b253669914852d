// Identities that follow from names, where Terraform says "known after apply".
#pragma once

#include <string>

#include "graph/resource.hpp"

namespace trailseal::terraform {

/// Replaces unknown names, ids and ARNs of a resource by texts with symbols. `path`
/// keeps the symbols of different inputs apart; `arn_is_id` is schema version 1 of a
/// trail.
void synthesize_identities(Resource& resource, const std::string& path, bool arn_is_id);

}  // namespace trailseal::terraform
