#include "hcl/value.hpp"

#include <algorithm>
#include <atomic>
#include <variant>

#include "document/known_after_apply.hpp"
#include "hcl/identity.hpp"
#include "hcl/set_order.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {

struct Value::Node {
  /// monostate is null.
  using Content = std::variant<std::monostate, bool, Number, Text, Values, Members,
                               std::shared_ptr<const Unknown>>;

  Type type{};
  Content content{};
  bool sensitive = false;
  Place place{};
  std::shared_ptr<const Value> encoded{};
};

namespace {

/// An unknown that nobody named is equal to itself alone.
std::string fresh_id() {
  static std::atomic<std::uint64_t> count{0};
  return "?" + std::to_string(++count);
}

Text normalized(const Text& text) {
  Text normal;
  for (const Text::Piece& piece : text.pieces()) {
    if (piece.symbol) {
      normal.append(Text::of_symbol(*piece.symbol));
    } else {
      normal.append(Text(to_nfc(piece.literal)));
    }
  }
  return normal;
}

}  // namespace

Value::Value() : Value(null()) {}

Value Value::null(Type type) {
  static const auto bare = std::make_shared<Node>();
  if (type.is_any()) return Value(bare);
  return Value(std::make_shared<Node>(Node{.type = std::move(type)}));
}

Value Value::boolean(bool value) {
  return Value(std::make_shared<Node>(Node{.type = Type::boolean(), .content = value}));
}

Value Value::number(Number value) {
  return Value(
      std::make_shared<Node>(Node{.type = Type::number(), .content = std::move(value)}));
}

Value Value::string(std::string_view text) {
  return Value(std::make_shared<Node>(
      Node{.type = Type::string(), .content = Text(to_nfc(text))}));
}

Value Value::text(const Text& text) {
  if (const auto literal = text.literal()) return string(*literal);
  Unknown what{.not_null = true, .text = normalized(text)};
  for (const Text::Piece& piece : what.text.pieces()) {
    if (!piece.symbol) continue;
    auto& names = what.origins;
    if (std::find(names.begin(), names.end(), piece.symbol->name) == names.end()) {
      names.push_back(piece.symbol->name);
    }
  }
  what.reason = kKnownAfterApply;
  what.id = what.text.identity();
  return unknown(Type::string(), std::move(what));
}

Value Value::list(Type element, Values items) {
  return Value(std::make_shared<Node>(
      Node{.type = Type::list(std::move(element)), .content = std::move(items)}));
}

Value Value::set(Type element, Values items) {
  put_in_set_order(items);
  return Value(std::make_shared<Node>(
      Node{.type = Type::set(std::move(element)), .content = std::move(items)}));
}

Value Value::map(Type element, Members members) {
  return Value(std::make_shared<Node>(
      Node{.type = Type::map(std::move(element)), .content = std::move(members)}));
}

Value Value::tuple(Values items) {
  std::vector<Type> types;
  types.reserve(items.size());
  for (const Value& item : items) types.push_back(item.type());
  return Value(std::make_shared<Node>(
      Node{.type = Type::tuple(std::move(types)), .content = std::move(items)}));
}

Value Value::object(Members members) {
  Type::Attributes attributes;
  for (const auto& [name, member] : members) {
    attributes.emplace(name, Type::Attribute{.type = member.type()});
  }
  return Value(std::make_shared<Node>(
      Node{.type = Type::object(std::move(attributes)), .content = std::move(members)}));
}

Value Value::unknown(Type type, Unknown what) {
  if (what.id.empty()) what.id = fresh_id();
  if (type.is(Type::Kind::String) && what.text.empty()) {
    const std::string name = what.origins.empty() ? what.reason : what.origins.front();
    what.text = Text::of_symbol(Symbol{.id = what.id, .name = name});
  }
  return Value(std::make_shared<Node>(
      Node{.type = std::move(type),
           .content = std::make_shared<const Unknown>(std::move(what))}));
}

const Type& Value::type() const { return node_->type; }

bool Value::is_null() const {
  return std::holds_alternative<std::monostate>(node_->content);
}

bool Value::is_known() const {
  return !std::holds_alternative<std::shared_ptr<const Unknown>>(node_->content);
}

bool Value::is_wholly_known() const { return find_unknown(*this) == nullptr; }

bool Value::is_never_null() const { return is_known() ? !is_null() : what().not_null; }

bool Value::as_bool() const {
  const bool* value = std::get_if<bool>(&node_->content);
  return value != nullptr && *value;
}

const Number& Value::as_number() const {
  static const Number zero;
  const Number* value = std::get_if<Number>(&node_->content);
  return value != nullptr ? *value : zero;
}

const std::string& Value::as_string() const {
  static const std::string none;
  const Text* value = std::get_if<Text>(&node_->content);
  return value != nullptr && !value->empty() ? value->pieces()[0].literal : none;
}

const Values& Value::items() const {
  static const Values none;
  const Values* value = std::get_if<Values>(&node_->content);
  return value != nullptr ? *value : none;
}

const Members& Value::members() const {
  static const Members none;
  const Members* value = std::get_if<Members>(&node_->content);
  return value != nullptr ? *value : none;
}

const Value* Value::member(const std::string& key) const {
  const auto found = members().find(key);
  return found == members().end() ? nullptr : &found->second;
}

const Text& Value::text() const {
  static const Text none;
  if (!is_known()) return what().text;
  const Text* value = std::get_if<Text>(&node_->content);
  return value != nullptr ? *value : none;
}

const Unknown& Value::what() const {
  static const Unknown nothing;
  const auto* what = std::get_if<std::shared_ptr<const Unknown>>(&node_->content);
  return what != nullptr ? **what : nothing;
}

template <typename Change>
Value Value::changed(Change change) const {
  Node node = *node_;
  change(node);
  return Value(std::make_shared<Node>(std::move(node)));
}

Value Value::with_fresh_id() const {
  if (is_known()) return *this;
  Unknown what = this->what();
  const bool has_own_text = what.text.pieces().size() == 1 &&
                            what.text.pieces()[0].symbol &&
                            what.text.pieces()[0].symbol->id == what.id;
  what.id.clear();
  if (has_own_text) what.text = Text();
  return unknown(type(), std::move(what)).as_sensitive(is_sensitive());
}

bool Value::is_sensitive() const { return node_->sensitive; }

bool Value::has_sensitive_part() const {
  if (is_sensitive()) return true;
  const auto marked = [](const Value& part) { return part.has_sensitive_part(); };
  if (std::any_of(items().begin(), items().end(), marked)) return true;
  return std::any_of(members().begin(), members().end(),
                     [&](const auto& member) { return marked(member.second); });
}

Value Value::as_sensitive(bool sensitive) const {
  if (sensitive == is_sensitive()) return *this;
  return changed([&](Node& node) { node.sensitive = sensitive; });
}

Value Value::without_marks() const {
  if (!has_sensitive_part()) return *this;
  return changed([](Node& node) {
    node.sensitive = false;
    if (Values* items = std::get_if<Values>(&node.content)) {
      for (Value& item : *items) item = item.without_marks();
    }
    if (Members* members = std::get_if<Members>(&node.content)) {
      for (auto& [key, member] : *members) member = member.without_marks();
    }
  });
}

const Place& Value::place() const { return node_->place; }

Value Value::at(const Place& place) const& {
  return changed([&](Node& node) { node.place = place; });
}

Value Value::at(const Place& place) && {
  if (node_.use_count() > 1) return static_cast<const Value&>(*this).at(place);
  // No node is made constant; the pointers to it are.
  const_cast<Node&>(*node_).place = place;
  return std::move(*this);
}

const Value* Value::encoded() const { return node_->encoded.get(); }

Value Value::with_encoded(const Value& value) const {
  return changed(
      [&](Node& node) { node.encoded = std::make_shared<const Value>(value); });
}

bool identical(const Value& a, const Value& b) {
  if (a.node_ == b.node_) return true;
  if (a.type() != b.type() || a.node_->content.index() != b.node_->content.index()) {
    return false;
  }
  if (!a.is_known()) return a.what().id == b.what().id;
  if (a.is_null()) return true;
  if (a.type().is_primitive()) return compare(a, b) == 0;
  const auto same_member = [](const auto& x, const auto& y) {
    return x.first == y.first && identical(x.second, y.second);
  };
  return std::equal(a.items().begin(), a.items().end(), b.items().begin(),
                    b.items().end(), identical) &&
         std::equal(a.members().begin(), a.members().end(), b.members().begin(),
                    b.members().end(), same_member);
}

const Value* find_unknown(const Value& value) {
  if (!value.is_known()) return &value;
  for (const Value& item : value.items()) {
    if (const Value* found = find_unknown(item)) return found;
  }
  for (const auto& [key, member] : value.members()) {
    if (const Value* found = find_unknown(member)) return found;
  }
  return nullptr;
}

}  // namespace trailseal::hcl
