// One piece of a half-known text, where an ARN is cut into segments.
#pragma once

#include <string_view>

#include "base/text.hpp"

namespace trailseal::iam {

/// Can colons be hidden in the piece, so that nobody knows where segments end?
inline bool may_hide_colon(const Text::Piece& piece) {
  return piece.symbol && piece.symbol->cls == SymbolClass::Anything;
}

/// The piece as a text, or, of a literal one, the part of it that is given.
inline Text piece_text(const Text::Piece& piece, std::string_view literal) {
  const Text text = piece.symbol ? Text::of_symbol(*piece.symbol) : Text(literal);
  return piece.sensitive ? text.as_sensitive() : text;
}

}  // namespace trailseal::iam
