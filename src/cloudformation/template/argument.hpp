// Arguments: the values that a stack's parameters are given.
#pragma once

#include <map>
#include <string>

#include "document/value.hpp"

namespace trailseal::cloudformation {

/// By the parameter's name: texts as a caller gives them, or whatever a stack around
/// this one passes on, known or not.
using Arguments = std::map<std::string, Value, std::less<>>;

}  // namespace trailseal::cloudformation
