// What is wrong with YAML, in our words, and what the library does not look at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "document/source.hpp"

namespace trailseal {

/// "malformed YAML: ..." at a place.
Error yaml_error(const Source& source, std::string message, std::string help,
                 Position position);

/// The same for an error of the library, whose message is put into our words.
Error yaml_library_error(const Source& source, std::string_view message,
                         Position position);

/// Size, encoding and control characters: what the library would stumble over without a
/// word, or take for another encoding.
Result<void> check_yaml_bytes(const Source& source);

/// Is the scalar at a place (tags and anchors may stand before it) a quoted text without
/// an end?
bool is_open_quote(const Source& source, Position scalar);

/// Are more brackets opened from here on than a document may nest, and never closed?
bool is_deep_flow(const Source& source, Position from);

/// One line, without its end.
std::string_view line_of(const Source& source, std::uint32_t line);

}  // namespace trailseal
