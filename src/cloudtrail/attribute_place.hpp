// Where a resource and its attributes stand in the inputs.
#pragma once

#include "cloudtrail/spelling.hpp"
#include "graph/place.hpp"

namespace trailseal::cloudtrail {

Place place_of(const Resource& resource);
/// Where the attribute stands; the resource where the attribute is not there.
Place place_of(const Resource& resource, Spelling path);

}  // namespace trailseal::cloudtrail
