// A tree of values with other places: those that another input, or none, has for them.
#pragma once

#include <functional>

#include "document/value.hpp"

namespace trailseal {

/// The same tree; each value and each key is at the place that `place_of` makes of its own.
Value with_places(const Value& value, const std::function<Position(Position)>& place_of);

}  // namespace trailseal
