// The bytes of JSON reports.
#pragma once

#include <iosfwd>
#include <string_view>

namespace trailseal::report {

/// Writes JSON text and a line end. Characters that change how the text around them is
/// shown (base/misleading_character.hpp) are written as `\uXXXX`: they stand in strings
/// alone, where that is the same character.
void write_json_text(std::string_view json, std::ostream& out);

}  // namespace trailseal::report
