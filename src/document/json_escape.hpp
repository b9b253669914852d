// Letters that JSON writes in two ways: `\u005f` is `_` (RFC 8259, section 7).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/source.hpp"

namespace trailseal {

/// The JSON text with every printable character of ASCII written as itself, where it may be,
/// but for `<`, `>` and `&`, which Go escapes; nothing where that changes nothing.
/// JsonCursor gives keys and strings as written, so they are looked for as they are
/// commonly written.
std::optional<std::string> without_needless_escapes(std::string_view json);
std::optional<std::string> without_needless_escapes(const Source& source);

}  // namespace trailseal
