// SymbolRow: a symbol as a summary lists it.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "base/text.hpp"

namespace trailseal::summary {

/// Literal text, or the number of a symbol.
using IdentityPiece = std::variant<std::string, std::size_t>;
/// What Text::identity() gives, with numbers in the place of ids.
using IdentityPieces = std::vector<IdentityPiece>;

struct SymbolRow {
  Symbol symbol{};  ///< the id is not written: it may hold what is secret
  /// The id of a symbol that other inputs have too: an export's, the account of all
  /// templates. Empty: no other file has it.
  IdentityPieces shared{};
};

/// Do other inputs have a symbol with this id as well?
bool is_shared(const std::string& id);

/// Bytes of the id of a shared symbol; the name of an export has 255 at most.
inline constexpr std::size_t kMaxSharedId = 1024;

}  // namespace trailseal::summary
