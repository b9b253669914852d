// A change's `after`, `after_unknown` and `after_sensitive` as one value.
#pragma once

#include "document/value.hpp"

namespace trailseal::terraform {

/// `after` with an unknown wherever `after_unknown` says true.
Value overlay_unknown(const Value& after, const Value& after_unknown);

/// The value with every text sensitive that `sensitive` marks with true.
Value overlay_sensitive(const Value& value, const Value& sensitive);

/// The same value without the places of its nodes.
Value without_positions(const Value& value);

/// Is the value, or anything in it, unknown?
bool has_unknown(const Value& value);

}  // namespace trailseal::terraform
