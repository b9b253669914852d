// A tree is written as JSON has it, with what JSON lacks in maps of one member:
//
//   {"$text": ["arn:aws:s3:::", 3, {"$secret": 7}]}    numbers are symbols
//   {"$unknown": {"reason": ...}}
//   {"$absent": true}
//
// Keys of the tree that begin with `$` have another one before them. Where the nodes stand
// is written apart (places.hpp), so that the tree stays readable.
#include "summary/encoder.hpp"

#include <utility>

#include "base/limits.hpp"
#include "document/json_writer.hpp"
#include "summary/places.hpp"

namespace trailseal::summary {
namespace {

// An encoded tree stands a few maps deep in its file, and unknowns add to it.
constexpr std::size_t kMaxTreeDepth = kMaxDepth / 2;

Value number_of(std::size_t number) { return Value::number(std::to_string(number)); }

Value wrapped(const char* key, Value value) {
  Value map = Value::map();
  map.add(key, std::move(value));
  return map;
}

template <typename Texts>
Value list_of(const Texts& texts) {
  Value list = Value::list();
  for (const std::string& text : texts) list.push_back(Value::text(Text(text)));
  return list;
}

Value list_of_pieces(const IdentityPieces& pieces) {
  Value list = Value::list();
  for (const IdentityPiece& piece : pieces) {
    const auto* literal = std::get_if<std::string>(&piece);
    list.push_back(literal != nullptr ? Value::text(Text(*literal))
                                      : number_of(std::get<std::size_t>(piece)));
  }
  return list;
}

}  // namespace

void Encoder::set(std::string_view name, Value value) {
  map_.add(std::string(name), std::move(value));
}

void Encoder::required(std::string_view name, const std::string& text) {
  set(name, Value::text(Text(text)));
}

void Encoder::required(std::string_view name, const Text& text) {
  set(name, text_of(text));
}

void Encoder::operator()(std::string_view name, const std::string& text) {
  if (!text.empty()) required(name, text);
}

void Encoder::operator()(std::string_view name, bool flag) {
  if (flag) set(name, Value::boolean(true));
}

void Encoder::operator()(std::string_view name, unsigned number) {
  if (number > 0) set(name, number_of(number));
}

void Encoder::operator()(std::string_view name, const Position& position) {
  if (position != Position{}) required(name, places_text({position}));
}

void Encoder::operator()(std::string_view name, const std::optional<std::string>& text) {
  if (text) required(name, *text);
}

void Encoder::operator()(std::string_view name, const std::vector<std::string>& texts) {
  if (!texts.empty()) set(name, list_of(texts));
}

void Encoder::operator()(std::string_view name, const std::set<std::string>& texts) {
  if (!texts.empty()) set(name, list_of(texts));
}

void Encoder::operator()(std::string_view name, const Text& text) {
  if (!text.empty()) required(name, text);
}

void Encoder::operator()(std::string_view name, const IdentityPieces& pieces) {
  if (!pieces.empty()) set(name, list_of_pieces(pieces));
}

void Encoder::operator()(std::string_view name, const Value& tree) {
  if (tree.is_absent()) return;
  std::vector<Position> positions;
  Encoder inner(encoding_, &positions);
  set(name, inner.node_of(tree, 0));
  const std::string places = places_text(positions);
  if (!places.empty()) required(std::string(name) + std::string(kPlacesSuffix), places);
}

void Encoder::before(std::string_view name, const Value& tree, const Value& after) {
  if (tree.is_absent()) return;
  Encoder these(encoding_);
  these("tree", tree);
  Encoder those(encoding_);
  those("tree", after);
  if (json_text(these.take()) == json_text(those.take())) {
    set(std::string(name) + std::string(kUnchangedSuffix), Value::boolean(true));
  } else {
    (*this)(name, tree);
  }
}

void Encoder::identity(std::string_view name, const std::string& id) {
  if (!id.empty()) set(name, number_of(encoding_.numbers.of_identity(id)));
}

void Encoder::exports(std::string_view name, const std::vector<std::string>& names) {
  Value list = Value::list();
  for (const std::string& identity : names) {
    list.push_back(list_of_pieces(encoding_.numbers.pieces_of(identity)));
  }
  if (list.size() > 0) set(name, std::move(list));
}

void Encoder::nodes(std::string_view name, const std::vector<Value>& nodes) {
  Value list = Value::list();
  for (const Value& node : nodes) list.push_back(node_of(node, kMaxTreeDepth / 2));
  if (list.size() > 0) set(name, std::move(list));
}

void Encoder::choice(std::string_view name,
                     const std::vector<std::optional<std::size_t>>& choice) {
  Value list = Value::list();
  for (const auto& number : choice) {
    list.push_back(number ? number_of(*number) : Value::null());
  }
  if (list.size() > 0) set(name, std::move(list));
}

void Encoder::resources(std::string_view name, const std::vector<Resource>& resources) {
  Value list = Value::list();
  for (const Resource& resource : resources) {
    std::string text = json_text(encoded(resource));
    const std::size_t next = encoding_.resources.size();
    const auto [row, added] = encoding_.number_of_resource.emplace(text, next);
    if (added) encoding_.resources.push_back(std::move(text));
    list.push_back(number_of(row->second));
  }
  if (list.size() > 0) set(name, std::move(list));
}

Value Encoder::text_of(const Text& text) {
  if (text.is_literal() && !text.is_sensitive()) return Value::text(text);
  SymbolNumbers& numbers = encoding_.numbers;
  Value list = Value::list();
  for (const Text::Piece& piece : text.pieces()) {
    if (!piece.symbol && !piece.sensitive) {
      list.push_back(Value::text(Text(piece.literal)));
      continue;
    }
    Value number =
        number_of(piece.symbol ? numbers.of_symbol(*piece.symbol, piece.sensitive)
                               : numbers.of_secret(piece.literal));
    list.push_back(piece.sensitive ? wrapped("$secret", std::move(number)) : number);
  }
  return wrapped("$text", std::move(list));
}

Value Encoder::node_of(const Value& value, std::size_t depth) {
  if (depth > kMaxTreeDepth) {
    return node_of(Value::unknown({.reason = "it is nested too deeply for a summary"}),
                   0);
  }
  places_->push_back(value.position());
  if (value.is_absent()) return wrapped("$absent", Value::boolean(true));
  if (value.is_text()) return text_of(value.as_text());
  if (value.is_unknown()) return unknown_node(value);
  if (value.is_sensitive() && value.scalar_text()) {
    return unknown_node(Value::unknown(
        {.reason = "it is sensitive, and a summary contains no sensitive values"}));
  }
  if (value.is_list()) {
    Value list = Value::list();
    for (const Value& item : value.items()) list.push_back(node_of(item, depth + 1));
    return list;
  }
  if (!value.is_map()) return value;
  Value map = Value::map();
  for (std::size_t i = 0; i < value.size(); ++i) {
    const Value::Key& key = value.keys()[i];
    places_->push_back(key.position);
    const std::string escape = key.name.starts_with('$') ? "$" : "";
    map.add(escape + key.name, node_of(value.items()[i], depth + 1));
  }
  return map;
}

Value Encoder::unknown_node(const Value& value) {
  Encoder inner(encoding_, places_);
  list_fields(inner, value.as_unknown());
  return wrapped("$unknown", inner.take());
}

}  // namespace trailseal::summary
