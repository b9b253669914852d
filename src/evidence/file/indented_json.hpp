// Values as JSON for people to read.
#pragma once

#include <string>

#include "document/value.hpp"

namespace trailseal::evidence {

/// The value as JSON, indented, with texts as reports show them. Always valid: bytes that
/// are not UTF-8 are replaced, and what is not known is a text that says so.
std::string indented_json(const Value& value);

}  // namespace trailseal::evidence
