// Whether a part of a text can be what the graph has.
#pragma once

#include "document/value.hpp"
#include "patch/spot.hpp"

namespace trailseal::patch {

/// Can the node be what is written for the value? Where a place led right to it
/// (`is_sure`), it may have more items than the value, which an `Fn::If` leaves out.
bool may_be(const Spot& spot, const Value& value, bool is_sure);

/// A document as text: all of its parts are at its place.
bool holds_json(const SyntaxNode& node);

}  // namespace trailseal::patch
