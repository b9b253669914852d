#include "summary/decoder.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/word_list.hpp"
#include "summary/places.hpp"

namespace trailseal::summary {
namespace {

/// The whole number that a value is, if it is one.
std::optional<std::size_t> whole_number(const Value& value) {
  if (!value.is_number()) return std::nullopt;
  const std::string text = value.as_text().literal().value_or("");
  std::size_t number = 0;
  const auto [end, code] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// Nodes and keys of an encoded tree; the tree itself has no more.
std::size_t count_nodes(const Value& value) {
  std::size_t count = 1 + value.keys().size();
  for (const Value& item : value.items()) count += count_nodes(item);
  return count;
}

}  // namespace

void Decoding::fail(const Value& where, std::string message) {
  if (error) return;
  error = Error{.message = std::move(message),
                .help = "write the summary again with `trailseal summarize`",
                .path = path,
                .line = where.position().line,
                .column = where.position().column};
}

const Text* Decoding::symbol(const Value& number) {
  const auto at = whole_number(number);
  if (at && *at < symbols.size()) return &symbols[*at];
  fail(number, "the summary is damaged: it has no symbol with this number");
  return nullptr;
}

std::string Decoding::identity_of(const Value& pieces) {
  std::string identity;
  for (const Value& piece : pieces.items()) {
    if (const auto literal = piece.literal()) {
      identity += *literal;
    } else if (const Text* inside = symbol(piece)) {
      identity += inside->identity();
    }
    if (identity.size() > kMaxSharedId) {
      fail(pieces, "the summary is damaged: the name of an export is too long");
      return {};
    }
  }
  return identity;
}

Position PlaceCursor::next() {
  if (places_.empty()) return {};
  const std::size_t at = at_++;
  return at < places_.size() ? places_[at] : Position{};
}

Decoder::Decoder(Decoding& decoding, const Value& map, std::string_view what,
                 PlaceCursor* places)
    : decoding_(decoding), map_(map), what_(what), places_(places) {
  if (!map.is_map()) fail(map, what, "must be a map");
}

void Decoder::fail(const Value& where, std::string_view name, const std::string& what) {
  decoding_.fail(where, "the summary is damaged: " + in_backticks(name) + " " + what);
}

const Value* Decoder::find(std::string_view name) {
  known_.emplace(name);
  return map_.find(name);
}

std::span<const Value> Decoder::items(std::string_view name) {
  const Value* list = find(name);
  if (list == nullptr) return {};
  if (!list->is_list()) fail(*list, name, "must be a list");
  return list->items();
}

void Decoder::finish() {
  for (std::size_t i = 0; i < map_.keys().size(); ++i) {
    const std::string& key = map_.keys()[i].name;
    if (known_.count(key) > 0) continue;
    fail(map_.items()[i], key, "is not a member of " + in_backticks(what_));
  }
}

std::string Decoder::text_at(const Value& value, std::string_view name) {
  if (auto text = value.literal()) return std::move(*text);
  fail(value, name, "must be a string");
  return {};
}

std::size_t Decoder::number_at(const Value& value, std::string_view name) {
  if (const auto number = whole_number(value)) return *number;
  fail(value, name, "must be a whole number");
  return 0;
}

void Decoder::required(std::string_view name, std::string& text) {
  const Value* value = find(name);
  if (value == nullptr) {
    fail(map_, what_, "lacks " + in_backticks(name));
    return;
  }
  text = text_at(*value, name);
  if (text.empty()) fail(*value, name, "is empty");
}

void Decoder::required(std::string_view name, Text& text) {
  const Value* value = find(name);
  if (value == nullptr) {
    fail(map_, what_, "lacks " + in_backticks(name));
    return;
  }
  text = read_text(*value, name);
  if (text.empty()) fail(*value, name, "is empty");
}

void Decoder::operator()(std::string_view name, std::string& text) {
  if (const Value* value = find(name)) text = text_at(*value, name);
}

void Decoder::operator()(std::string_view name, bool& flag) {
  const Value* value = find(name);
  if (value == nullptr) return;
  if (!value->is_bool()) fail(*value, name, "must be true or false");
  flag = value->as_bool();
}

void Decoder::operator()(std::string_view name, unsigned& number) {
  const Value* value = find(name);
  if (value != nullptr) number = static_cast<unsigned>(number_at(*value, name));
}

void Decoder::operator()(std::string_view name, Position& position) {
  const Value* value = find(name);
  if (value == nullptr) return;
  const auto places = read_places(text_at(*value, name), 1);
  if (!places || places->size() != 1) {
    fail(*value, name, "must be a place, as in `12:3`");
    return;
  }
  position = places->front();
}

void Decoder::operator()(std::string_view name, std::optional<std::string>& text) {
  if (const Value* value = find(name)) text = text_at(*value, name);
}

void Decoder::operator()(std::string_view name, std::vector<std::string>& texts) {
  for (const Value& item : items(name)) texts.push_back(text_at(item, name));
}

void Decoder::operator()(std::string_view name, std::set<std::string>& texts) {
  for (const Value& item : items(name)) texts.insert(text_at(item, name));
}

void Decoder::operator()(std::string_view name, Text& text) {
  if (const Value* value = find(name)) text = read_text(*value, name);
}

void Decoder::operator()(std::string_view name, IdentityPieces& pieces) {
  for (const Value& item : items(name)) {
    if (auto literal = item.literal()) {
      pieces.emplace_back(std::move(*literal));
    } else {
      pieces.emplace_back(number_at(item, name));
    }
  }
}

void Decoder::operator()(std::string_view name, Value& tree) {
  const std::string places_name = std::string(name) + std::string(kPlacesSuffix);
  const Value* places = find(places_name);
  const Value* node = find(name);
  if (node == nullptr) {
    if (places != nullptr) fail(*places, places_name, "has no tree next to it");
    return;
  }
  std::vector<Position> positions;
  if (places != nullptr) {
    auto read = read_places(text_at(*places, places_name), count_nodes(*node));
    if (!read) fail(*places, places_name, "must have a place for each node");
    if (read) positions = std::move(*read);
  }
  PlaceCursor cursor(std::move(positions));
  PlaceCursor* const outer = std::exchange(places_, &cursor);
  tree = read_node(*node, name);
  places_ = outer;
  if (!cursor.is_used_up())
    fail(*node, name, "does not have the same number of nodes and places");
}

void Decoder::before(std::string_view name, Value& tree, const Value& after) {
  bool unchanged = false;
  (*this)(std::string(name) + std::string(kUnchangedSuffix), unchanged);
  (*this)(name, tree);
  if (unchanged) tree = after;
}

void Decoder::identity(std::string_view name, std::string& id) {
  const Value* number = find(name);
  if (number == nullptr) return;
  const Text* symbol = decoding_.symbol(*number);
  if (symbol != nullptr) id = symbol->pieces().front().symbol->id;
}

void Decoder::exports(std::string_view name, std::vector<std::string>& names) {
  for (const Value& pieces : items(name)) names.push_back(decoding_.identity_of(pieces));
}

void Decoder::nodes(std::string_view name, std::vector<Value>& nodes) {
  for (const Value& item : items(name)) nodes.push_back(read_node(item, name));
}

void Decoder::choice(std::string_view name,
                     std::vector<std::optional<std::size_t>>& choice) {
  for (const Value& item : items(name)) {
    choice.push_back(item.is_null() ? std::nullopt
                                    : std::optional(number_at(item, name)));
  }
}

void Decoder::resources(std::string_view name, std::vector<Resource>& resources) {
  for (const Value& item : items(name)) {
    const std::size_t number = number_at(item, name);
    if (++decoding_.copies > kMaxResources) {
      return fail(item, name, "are more than a summary may hold");
    }
    if (number < decoding_.resources.size()) {
      resources.push_back(decoding_.resources[number]);
    } else {
      fail(item, name, "names a resource that does not exist");
    }
  }
}

Text Decoder::read_text(const Value& value, std::string_view name) {
  if (value.is_text()) return value.as_text();
  const Value& pieces = value["$text"];
  if (!pieces.is_list() || value.size() != 1) {
    fail(value, name, "must be a string");
    return {};
  }
  if (pieces.size() > kMaxPieces) fail(value, name, "has too many pieces");
  Text text;
  for (const Value& piece : pieces.items()) {
    if (decoding_.error) break;
    const Value* secret = piece.find("$secret");
    if (piece.is_text()) {
      text.append(piece.as_text());
    } else if (const Text* symbol =
                   decoding_.symbol(secret != nullptr ? *secret : piece)) {
      text.append(secret != nullptr ? symbol->as_sensitive() : *symbol);
    }
  }
  return text;
}

Value Decoder::read_node(const Value& node, std::string_view name) {
  const Position position = places_ != nullptr ? places_->next() : Position{};
  if (node.is_list()) {
    Value list = Value::list({}, position);
    for (const Value& item : node.items()) list.push_back(read_node(item, name));
    return list;
  }
  if (!node.is_map()) {
    Value copy = node;
    copy.set_position(position);
    return copy;
  }
  const auto& keys = node.keys();
  if (keys.size() == 1 && keys[0].name.starts_with('$') &&
      !keys[0].name.starts_with("$$")) {
    return read_special(node, position, name);
  }
  Value map = Value::map(position);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string& key = keys[i].name;
    const bool escaped = key.starts_with("$$");
    if (key.starts_with('$') && !escaped) fail(node, key, "has other keys beside it");
    const Position at = places_ != nullptr ? places_->next() : Position{};
    map.set(escaped ? key.substr(1) : key, read_node(node.items()[i], name), at);
  }
  return map;
}

/// A map that stands for what JSON has no word for.
Value Decoder::read_special(const Value& node, Position position, std::string_view name) {
  const std::string& key = node.keys()[0].name;
  if (key == "$text") return Value::text(read_text(node, name), position);
  if (key == "$absent") return {};
  if (key != "$unknown") {
    fail(node, key, "is not a valid form of a value");
    return {};
  }
  trailseal::Unknown unknown;
  Decoder inner(decoding_, node.items()[0], name, places_);
  list_fields(inner, unknown);
  inner.finish();
  return Value::unknown(std::move(unknown), position);
}

}  // namespace trailseal::summary
