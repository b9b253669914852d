// A change's `after`, `after_unknown` and `after_sensitive` as one value.
#pragma once

#include "document/value.hpp"

namespace trailseal::terraform {

/// The member of a change that mirrors `after_unknown` and says how unknown texts begin,
/// where a plan file tells it. `terraform show -json` has no such member.
inline constexpr const char* kAfterBeginning = "after_beginning";

/// What will be there after a change, with all that the change says of it.
Value planned_value(const Value& change);

/// `after` with an unknown wherever `after_unknown` says true; `beginning` says how texts
/// among them begin.
Value overlay_unknown(const Value& after, const Value& after_unknown,
                      const Value& beginning = {});

/// The value with everything sensitive that `sensitive` marks with true.
Value overlay_sensitive(const Value& value, const Value& sensitive);

/// The same value without the places of its nodes.
Value without_positions(const Value& value);

/// Is the value, or anything in it, unknown?
bool has_unknown(const Value& value);

}  // namespace trailseal::terraform
