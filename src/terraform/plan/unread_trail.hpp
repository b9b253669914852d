// Trails that a plan makes by other means than `aws_cloudtrail`.
#pragma once

#include <vector>

#include "graph/resource.hpp"

namespace trailseal::terraform {

/// Turns what makes a trail through the Cloud Control API into a trail of which nothing is
/// known: it is listed and left undecided, where leaving it out would read as "no trail".
void name_unread_trails(std::vector<Resource>& resources);

}  // namespace trailseal::terraform
