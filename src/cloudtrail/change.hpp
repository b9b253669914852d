// What this deployment does with a resource.
#pragma once

#include "graph/resource.hpp"

namespace trailseal::cloudtrail {

/// `create`, `no-op`, ...: as a plan writes it.
const char* to_string(Change change);

bool is_created(const Resource& resource);
/// Created, updated or replaced by this deployment, so that the service checks it anew.
bool is_touched(const Resource& resource);

}  // namespace trailseal::cloudtrail
