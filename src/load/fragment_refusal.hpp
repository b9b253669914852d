// Whether a choice of parameters is one that the service would refuse.
#pragma once

#include "graph/fragment.hpp"

namespace trailseal::load {

/// What the service refuses under the defaults too says nothing of the choice.
bool is_refused(const Fragment& chosen, const Fragment& by_default);

}  // namespace trailseal::load
