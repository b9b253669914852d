#include "document/value.hpp"

#include <algorithm>
#include <charconv>

namespace trailseal {
namespace {

const Value& absent() {
  static const Value value;
  return value;
}

}  // namespace

Value Value::null(Position position) {
  Value value;
  value.kind_ = Kind::Null;
  value.position_ = position;
  return value;
}

Value Value::boolean(bool b, Position position) {
  Value value = null(position);
  value.kind_ = Kind::Bool;
  value.bool_ = b;
  return value;
}

Value Value::number(std::string spelling, Position position) {
  Value value = null(position);
  value.kind_ = Kind::Number;
  value.text_ = trailseal::Text(std::move(spelling));
  return value;
}

Value Value::text(trailseal::Text text, Position position) {
  Value value = null(position);
  value.kind_ = Kind::Text;
  value.text_ = std::move(text);
  return value;
}

Value Value::list(std::vector<Value> items, Position position) {
  Value value = null(position);
  value.kind_ = Kind::List;
  value.own_parts().items = std::move(items);
  return value;
}

Value Value::map(Position position) {
  Value value = null(position);
  value.kind_ = Kind::Map;
  return value;
}

Value Value::unknown(trailseal::Unknown why, Position position) {
  Value value = null(position);
  value.kind_ = Kind::Unknown;
  value.own_parts().unknown = std::make_shared<const trailseal::Unknown>(std::move(why));
  return value;
}

std::optional<std::string> Value::literal() const {
  return is_text() ? text_.literal() : std::nullopt;
}

std::optional<std::string_view> Value::plain() const {
  return is_text() ? text_.plain() : std::nullopt;
}

bool Value::is_literal(std::string_view text) const {
  if (!is_text()) return false;
  if (const auto own = text_.plain()) return *own == text;
  return text_.literal() == text;
}

std::optional<double> Value::as_number() const {
  if (!is_number()) return std::nullopt;
  const auto spelling = text_.literal();
  double number = 0;
  const char* end = spelling->data() + spelling->size();
  const auto [stop, code] = std::from_chars(spelling->data(), end, number);
  if (code != std::errc{} || stop != end) return std::nullopt;
  return number;
}

std::optional<Text> Value::scalar_text() const {
  if (is_text() || is_number()) return text_;
  if (!is_bool()) return std::nullopt;
  const trailseal::Text word(bool_ ? "true" : "false");
  return text_.is_sensitive() ? word.as_sensitive() : word;
}

Value::Parts& Value::own_parts() {
  if (!parts_) {
    parts_ = std::make_shared<Parts>();
  } else if (parts_.use_count() > 1) {
    auto copy = std::make_shared<Parts>();
    copy->items = parts_->items;
    copy->keys = parts_->keys;
    copy->unknown = parts_->unknown;
    parts_ = std::move(copy);
  }
  return *parts_;
}

const std::vector<Value>& Value::items() const {
  if (parts_) return parts_->items;
  static const std::vector<Value> none;
  return none;
}

const std::vector<Value::Key>& Value::keys() const {
  if (parts_) return parts_->keys;
  static const std::vector<Key> none;
  return none;
}

const Unknown& Value::as_unknown() const {
  if (is_unknown()) return *parts_->unknown;
  static const trailseal::Unknown none;
  return none;
}

const Value* Value::find(std::string_view key) const {
  if (!parts_) return nullptr;
  const Parts& all = *parts_;
  if (all.index) {
    const auto found = all.index->find(std::string(key));
    return found == all.index->end() ? nullptr : &all.items[found->second];
  }
  for (std::size_t i = 0; i < all.keys.size(); ++i) {
    // Most keys differ in length or in their first letter.
    const std::string& name = all.keys[i].name;
    if (name.size() != key.size()) continue;
    if (name.empty() || (name[0] == key[0] && name == key)) return &all.items[i];
  }
  return nullptr;
}

Value* Value::find(std::string_view key) {
  if (static_cast<const Value*>(this)->find(key) == nullptr) return nullptr;
  own_parts();
  return const_cast<Value*>(static_cast<const Value*>(this)->find(key));
}

const Value& Value::operator[](std::string_view key) const {
  const Value* found = find(key);
  return found ? *found : absent();
}

const Value& Value::at(std::size_t index) const {
  return is_list() && index < size() ? items()[index] : absent();
}

const Value& Value::at_path(std::string_view dotted) const {
  const Value* here = this;
  while (!dotted.empty()) {
    if (here->is_unknown()) return *here;
    const std::size_t dot = dotted.find('.');
    const std::string_view part = dotted.substr(0, dot);
    dotted = dot == std::string_view::npos ? std::string_view() : dotted.substr(dot + 1);
    if (here->is_list()) {
      std::size_t index = 0;
      const auto [stop, code] =
          std::from_chars(part.data(), part.data() + part.size(), index);
      if (code != std::errc{} || stop != part.data() + part.size()) return absent();
      here = &here->at(index);
    } else {
      here = &(*here)[part];
    }
  }
  return *here;
}

Value& Value::set(std::string key, Value value, Position key_position) {
  if (is_absent()) kind_ = Kind::Map;
  if (Value* old = find(key)) {
    *old = std::move(value);
    return *old;
  }
  return add(std::move(key), std::move(value), key_position);
}

Value& Value::add(std::string key, Value value, Position key_position) {
  if (is_absent()) kind_ = Kind::Map;
  constexpr std::size_t kSearched = 24;  // up to here a plain search is as fast
  Parts& own = own_parts();
  own.keys.push_back(Key{.name = std::move(key), .position = key_position});
  own.items.push_back(std::move(value));
  if (own.keys.size() <= kSearched) return own.items.back();
  const std::size_t from = own.index ? own.keys.size() - 1 : 0;
  if (!own.index) {
    own.index = std::make_unique<std::unordered_map<std::string, std::size_t>>();
  }
  for (std::size_t i = from; i < own.keys.size(); ++i) {
    own.index->emplace(own.keys[i].name, i);
  }
  return own.items.back();
}

void Value::push_back(Value item) {
  if (is_absent()) kind_ = Kind::List;
  own_parts().items.push_back(std::move(item));
}

bool Value::erase(std::string_view key) {
  if (find(key) == nullptr) return false;
  Parts& own = own_parts();
  const auto found =
      std::find_if(own.keys.begin(), own.keys.end(),
                   [key](const Key& candidate) { return candidate.name == key; });
  own.items.erase(own.items.begin() + (found - own.keys.begin()));
  own.keys.erase(found);
  own.index.reset();
  return true;
}

std::string Value::display() const {
  switch (kind_) {
    case Kind::Absent:
    case Kind::Null:
      return "none";
    case Kind::Bool:
      if (text_.is_sensitive()) return text_.display();
      return bool_ ? "true" : "false";
    case Kind::Number:
    case Kind::Text:
      return text_.display();
    case Kind::Unknown:
      return "(not known)";
    case Kind::List:
    case Kind::Map:
      break;
  }
  std::string shown;
  for (std::size_t i = 0; i < size(); ++i) {
    if (i > 0) shown += ", ";
    if (is_map()) shown += keys()[i].name + ": ";
    shown += items()[i].display();
  }
  return is_map() ? "{" + shown + "}" : "[" + shown + "]";
}

Value Value::as_sensitive(bool sensitive) const {
  if (!sensitive) return *this;
  Value hidden = *this;
  if (const auto scalar = scalar_text()) hidden.text_ = scalar->as_sensitive();
  if (is_unknown()) {
    trailseal::Unknown why = as_unknown();
    for (Value& candidate : why.candidates) candidate = candidate.as_sensitive();
    why.beginning = why.beginning.as_sensitive();
    return unknown(std::move(why), position_);
  }
  if (size() == 0) return hidden;
  for (Value& item : hidden.own_parts().items) item = item.as_sensitive();
  return hidden;
}

bool Value::is_sensitive() const {
  const auto sensitive = [](const Value& part) { return part.is_sensitive(); };
  return text_.is_sensitive() || std::any_of(items().begin(), items().end(), sensitive);
}

bool operator==(const Value& a, const Value& b) {
  if (a.kind_ != b.kind_ || a.is_unknown()) return false;
  const bool same_text = a.is_bool() || a.text_ == b.text_;
  if (a.bool_ != b.bool_ || !same_text || a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Value* other = a.is_map() ? b.find(a.keys()[i].name) : &b.items()[i];
    if (other == nullptr || !(a.items()[i] == *other)) return false;
  }
  return true;
}

Unknown unknown_of(const Missing& missing) {
  Unknown unknown;
  unknown.reason = missing.what;
  unknown.help = missing.help;
  unknown.cause = missing.cause;
  return unknown;
}

Missing missing_of(const Unknown& unknown) {
  return {.what = unknown.reason, .help = unknown.help, .cause = unknown.cause};
}

}  // namespace trailseal
