#include "document/value.hpp"

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
  value.items_ = std::move(items);
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
  value.unknown_ = std::make_shared<const trailseal::Unknown>(std::move(why));
  return value;
}

std::optional<std::string> Value::literal() const {
  return is_text() ? text_.literal() : std::nullopt;
}

bool Value::is_literal(std::string_view text) const {
  const auto own = literal();
  return own && *own == text;
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

const Value* Value::find(std::string_view key) const {
  if (index_) {
    const auto found = index_->find(std::string(key));
    return found == index_->end() ? nullptr : &items_[found->second];
  }
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i].name == key) return &items_[i];
  }
  return nullptr;
}

Value* Value::find(std::string_view key) {
  return const_cast<Value*>(static_cast<const Value*>(this)->find(key));
}

const Value& Value::operator[](std::string_view key) const {
  const Value* found = find(key);
  return found ? *found : absent();
}

const Value& Value::at(std::size_t index) const {
  return is_list() && index < items_.size() ? items_[index] : absent();
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
  keys_.push_back(Key{.name = std::move(key), .position = key_position});
  items_.push_back(std::move(value));
  index_last_key();
  return items_.back();
}

void Value::index_last_key() {
  constexpr std::size_t kSearched = 24;  // up to here a plain search is as fast
  if (keys_.size() <= kSearched) return;
  if (!index_ || index_.use_count() > 1) {  // a copy of this value shares the index
    index_ = std::make_shared<std::unordered_map<std::string, std::size_t>>();
    for (std::size_t i = 0; i < keys_.size(); ++i) index_->emplace(keys_[i].name, i);
  } else {
    index_->emplace(keys_.back().name, keys_.size() - 1);
  }
}

void Value::push_back(Value item) {
  if (is_absent()) kind_ = Kind::List;
  items_.push_back(std::move(item));
}

bool Value::erase(std::string_view key) {
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i].name != key) continue;
    keys_.erase(keys_.begin() + static_cast<std::ptrdiff_t>(i));
    items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(i));
    index_.reset();
    return true;
  }
  return false;
}

std::string Value::display() const {
  switch (kind_) {
    case Kind::Absent:
    case Kind::Null:
      return "none";
    case Kind::Bool:
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
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (i > 0) shown += ", ";
    if (is_map()) shown += keys_[i].name + ": ";
    shown += items_[i].display();
  }
  return is_map() ? "{" + shown + "}" : "[" + shown + "]";
}

bool operator==(const Value& a, const Value& b) {
  if (a.kind_ != b.kind_ || a.is_unknown()) return false;
  if (a.bool_ != b.bool_ || !(a.text_ == b.text_) || a.items_.size() != b.items_.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.items_.size(); ++i) {
    const Value* other = a.is_map() ? b.find(a.keys_[i].name) : &b.items_[i];
    if (other == nullptr || !(a.items_[i] == *other)) return false;
  }
  return true;
}

}  // namespace trailseal
