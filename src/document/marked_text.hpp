// Documents given as texts of which parts are not known yet: policies, templates.
#pragma once

#include <optional>
#include <string_view>

#include "base/text.hpp"
#include "document/json_reader.hpp"
#include "document/value.hpp"

namespace trailseal {

/// The document that the text is, with the text's symbols inside its strings; nothing
/// where a symbol stands outside of a string, so that it decides about the document's
/// form, or where the rest cannot be read.
std::optional<Value> read_half_known(
    const Text& text, Position at,
    Result<Document> (*read)(std::string_view, Position) = &read_json_text);

}  // namespace trailseal
