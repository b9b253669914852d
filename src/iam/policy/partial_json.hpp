// Policy documents given as JSON text of which parts are not known yet.
#pragma once

#include <optional>

#include "base/text.hpp"
#include "document/value.hpp"

namespace trailseal::iam {

/// The document that the text is, with the text's symbols inside its strings; nothing
/// where a symbol stands outside of a string, so that it decides about the document's
/// form, or where the rest is no JSON.
std::optional<Value> read_half_known(const Text& text, Position at);

}  // namespace trailseal::iam
