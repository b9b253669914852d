// A plan with lines of a wrapper around it.
#pragma once

#include <optional>

#include "base/result.hpp"
#include "document/source.hpp"

namespace trailseal::load {

/// The plan alone, its lines counted as in the whole; nothing where the text is not a
/// plan between other lines. Wrappers that write to the same stream are common: the
/// command they run, `::debug::`, a greeting. Errors: there is a second plan.
Result<std::optional<Source>> unwrap_plan(const Source& source);

}  // namespace trailseal::load
