// Tuples, objects and `for`.
#include "hcl/parser.hpp"

namespace trailseal::hcl {

/// Whether the bracket that was just taken begins a `for`. White space may stand between.
bool Parser::next_is_for() {
  const Newlines newlines(*this, true);
  return peek().kind == TokenKind::Name && peek().text == "for";
}

Result<Tree> Parser::tuple() {
  const Place place = take().place;
  const Newlines newlines(*this, true);
  if (next_is_for()) return for_node(place, "]");
  TupleNode tuple;
  while (!peek().is("]")) {
    auto item = list_item();
    if (!item) return item;
    tuple.items.push_back(*item);
    if (!peek().is("]")) {
      if (auto done = expect(",", "or `]` after an item"); !done) return done.error();
    }
  }
  ahead_.reset();
  return checked(std::move(tuple), place);
}

Result<Tree> Parser::list_item() {
  const Item noted(*this);
  return expression();
}

Result<Tree> Parser::object() {
  const Place place = take().place;
  if (next_is_for()) {
    const Newlines newlines(*this, true);
    return for_node(place, "}");
  }
  const Newlines newlines(*this, false);
  ObjectNode object;
  skip_newlines();
  while (!peek().is("}")) {
    auto item = object_item();
    if (!item) return item.error();
    object.items.push_back(std::move(*item));
    if (peek().is("}")) break;
    if (!peek().is(",") && peek().kind != TokenKind::Newline) {
      return unexpected("a newline or `,` after an attribute");
    }
    take_symbol(",");
    skip_newlines();
  }
  ahead_.reset();
  return checked(std::move(object), place);
}

Result<ObjectNode::Item> Parser::object_item() {
  const Item noted(*this);
  auto key = expression();
  if (!key) return key.error();
  if (const auto* traversal = std::get_if<Traversal>(&(*key)->node)) {
    // `aws.here = aws.x` is no value, but `providers` of a module is written so.
    if (traversal->steps.empty()) {
      key = make_tree(Literal{.value = Value::string(traversal->root)}, (*key)->place);
    }
  } else if (const auto keyword = keyword_of(**key)) {
    key = make_tree(Literal{.value = Value::string(*keyword)}, (*key)->place);
  }
  if (!peek().is("=") && !peek().is(":")) {
    return unexpected("`=` or `:` after an attribute's name");
  }
  take();
  auto value = expression();
  if (!value) return value.error();
  return ObjectNode::Item{.key = *key, .value = *value};
}

Result<void> Parser::for_names(std::string& key, std::string& value) {
  if (peek().kind != TokenKind::Name) return unexpected("a name after `for`");
  value = take().text;
  if (take_symbol(",")) {
    if (peek().kind != TokenKind::Name) return unexpected("a second name after `,`");
    key = std::move(value);
    value = take().text;
  }
  if (peek().kind != TokenKind::Name || peek().text != "in") {
    return unexpected("`in` after the names of `for`");
  }
  take();
  return {};
}

Result<Tree> Parser::for_node(const Place& place, std::string_view close) {
  take();
  ForNode node;
  if (auto done = for_names(node.key_name, node.value_name); !done) return done.error();
  auto collection = expression();
  if (!collection) return collection;
  node.collection = *collection;
  if (auto done = expect(":", "after the collection of `for`"); !done)
    return done.error();
  auto value = expression();
  if (!value) return value;
  node.value = *value;
  if (close == "}") {
    if (auto done = expect("=>", "after the key in `{for`"); !done) return done.error();
    node.key = node.value;
    auto made = expression();
    if (!made) return made;
    node.value = *made;
    node.groups = take_symbol("...");
  }
  if (peek().kind == TokenKind::Name && peek().text == "if") {
    take();
    auto condition = expression();
    if (!condition) return condition;
    node.condition = *condition;
  }
  if (!peek().is(close)) {
    return unexpected("`" + std::string(close) + "` at the end of `for`");
  }
  ahead_.reset();
  return checked(std::move(node), place);
}

}  // namespace trailseal::hcl
