// What a scalar without quotes is, in YAML 1.1 as CloudFormation reads it.
#pragma once

#include <string>

#include "document/source.hpp"
#include "document/value.hpp"

namespace trailseal {

/// Null, a boolean, a number with its spelling, or a text.
Value resolve_plain(const std::string& text, Position position);

}  // namespace trailseal
