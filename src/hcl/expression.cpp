#include "hcl/expression.hpp"

#include <algorithm>

namespace trailseal::hcl {
namespace {

/// Lists the children of each kind of node.
struct Children {
  std::vector<Tree> found{};

  void add(const Tree& child) {
    if (child) found.push_back(child);
  }
  void operator()(const Literal&) {}
  void operator()(const Traversal&) {}
  void operator()(const SplatItem&) {}
  void operator()(const AttributeAccess& node) { add(node.object); }
  void operator()(const IndexAccess& node) {
    add(node.object);
    add(node.key);
  }
  void operator()(const Splat& node) {
    add(node.source);
    add(node.each);
  }
  void operator()(const Unary& node) { add(node.operand); }
  void operator()(const Binary& node) {
    add(node.left);
    add(node.right);
  }
  void operator()(const Conditional& node) {
    add(node.condition);
    add(node.yes);
    add(node.no);
  }
  void operator()(const Call& node) { found = node.arguments; }
  void operator()(const TupleNode& node) { found = node.items; }
  void operator()(const ObjectNode& node) {
    for (const ObjectNode::Item& item : node.items) {
      add(item.key);
      add(item.value);
    }
  }
  void operator()(const ForNode& node) {
    add(node.collection);
    add(node.key);
    add(node.value);
    add(node.condition);
  }
  void operator()(const Parentheses& node) { add(node.inner); }
  void operator()(const TemplateWrap& node) { add(node.inner); }
  void operator()(const Template& node) { found = node.parts; }
  void operator()(const TemplateIf& node) {
    add(node.condition);
    add(node.yes);
    add(node.no);
  }
  void operator()(const TemplateFor& node) {
    add(node.collection);
    add(node.body);
  }
};

}  // namespace

std::vector<Tree> children_of(const Expression& expression) {
  Children children;
  std::visit(children, expression.node);
  return std::move(children.found);
}

Tree make_tree(Expression::Node node, Place place) {
  if (Literal* literal = std::get_if<Literal>(&node); literal && place.is_known()) {
    literal->value = std::move(literal->value).at(place);
  }
  auto tree = std::make_shared<Expression>(
      Expression{.node = std::move(node), .place = std::move(place)});
  for (const Tree& child : children_of(*tree)) {
    tree->height = std::max(tree->height, child->height + 1);
  }
  return tree;
}

std::optional<std::string> literal_string(const Expression& expression) {
  const auto* literal = std::get_if<Literal>(&expression.node);
  if (literal == nullptr || !literal->value.type().is(Type::Kind::String)) {
    return std::nullopt;
  }
  return literal->value.as_string();
}

std::optional<std::string> keyword_of(const Expression& expression) {
  if (const auto* traversal = std::get_if<Traversal>(&expression.node)) {
    if (traversal->steps.empty()) return traversal->root;
    return std::nullopt;
  }
  const auto* literal = std::get_if<Literal>(&expression.node);
  if (literal == nullptr) return std::nullopt;
  if (literal->value.is_null()) return "null";
  if (!literal->value.type().is(Type::Kind::Bool)) return std::nullopt;
  return literal->value.as_bool() ? "true" : "false";
}

}  // namespace trailseal::hcl
