// The waivers in the comments of a template.
#pragma once

#include <vector>

#include "document/source.hpp"
#include "graph/placed_waiver.hpp"

namespace trailseal::cloudformation {

/// The waivers that stand beside resources and properties in YAML. JSON has no comments.
std::vector<PlacedWaiver> template_waivers(const Source& source);

}  // namespace trailseal::cloudformation
