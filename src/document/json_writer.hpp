// Value -> JSON text, for documents that are made up and read again like a user's file.
#pragma once

#include <string>

#include "document/value.hpp"

namespace trailseal {

/// Writes a value without white space. What is unknown or absent becomes null.
std::string json_text(const Value& value);

}  // namespace trailseal
