// Symbols of a half-known text, while a reader that knows only bytes reads it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace trailseal {

/// What the id of a symbol begins with that stands in JSON text as it is escaped there:
/// `jsonencode` does so, for the value may hold quotes.
inline constexpr std::string_view kJsonEscaped = "json-escaped:";

/// What such a symbol stands for once the JSON is read; any other as it is.
Symbol read_from_json(const Symbol& symbol);

/// Puts marks in the place of a text's symbols, and the symbols back in the place of the
/// marks. One object serves one text.
class SymbolMarks {
 public:
  /// The symbol that is put back for one of the text; nothing where none can be.
  using Inner = std::optional<Symbol> (*)(const Symbol&);

  /// The text with marks; nothing where it holds such a letter already, or where `inner`
  /// gives nothing for one of its symbols.
  std::optional<std::string> set(const Text& text, Inner inner = &as_it_is);

  /// A part of what `set` gave, with the symbols in it.
  Text take(std::string_view marked) const;

  static bool has_mark(std::string_view text);

 private:
  static std::optional<Symbol> as_it_is(const Symbol& symbol) { return symbol; }

  std::vector<Symbol> symbols_;
};

}  // namespace trailseal
