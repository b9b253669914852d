#include "document/marked_text.hpp"

#include <string>
#include <string_view>

#include "document/json_reader.hpp"
#include "document/symbol_marks.hpp"

namespace trailseal {
namespace {

/// The value with the symbols in its strings; nothing where one stands in a key: then
/// nobody knows which condition key it is.
std::optional<Value> with_symbols(const Value& value, const SymbolMarks& marks) {
  if (value.is_text()) {
    return Value::text(marks.take(value.literal().value_or("")), value.position());
  }
  if (value.is_list()) {
    Value list = Value::list({}, value.position());
    for (const Value& item : value.items()) {
      auto taken = with_symbols(item, marks);
      if (!taken) return std::nullopt;
      list.push_back(std::move(*taken));
    }
    return list;
  }
  if (!value.is_map()) return value;
  Value map = Value::map(value.position());
  for (std::size_t i = 0; i < value.size(); ++i) {
    const Value::Key& key = value.keys()[i];
    auto taken = with_symbols(value.items()[i], marks);
    if (!taken || SymbolMarks::has_mark(key.name)) return std::nullopt;
    map.set(key.name, std::move(*taken), key.position);
  }
  return map;
}

/// A text of which a part is made with `jsonencode` has escaped symbols there.
std::optional<Symbol> inner_symbol(const Symbol& symbol) {
  return read_from_json(symbol);
}

}  // namespace

std::optional<Value> read_half_known(const Text& text, Position at,
                                     Result<Document> (*read)(std::string_view,
                                                              Position)) {
  SymbolMarks marks;
  const auto marked = marks.set(text, &inner_symbol);
  if (!marked) return std::nullopt;
  const Result<Document> document = read(*marked, at);
  if (!document || !document->root.is_map()) return std::nullopt;
  return with_symbols(document->root, marks);
}

}  // namespace trailseal
