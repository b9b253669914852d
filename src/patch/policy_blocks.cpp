#include "patch/policy_blocks.hpp"

#include <algorithm>
#include <array>

namespace trailseal::patch {
namespace {

using Role = Spot::Role;

struct ElementRow {
  std::string_view element;
  std::string_view argument;
};

constexpr std::array kElements{
    ElementRow{"Sid", "sid"},
    ElementRow{"Effect", "effect"},
    ElementRow{"Action", "actions"},
    ElementRow{"NotAction", "not_actions"},
    ElementRow{"Resource", "resources"},
    ElementRow{"NotResource", "not_resources"},
};

std::optional<Spot> spot_at(const Spot& from, const SyntaxNode* node, Role role) {
  if (node == nullptr) return std::nullopt;
  Spot spot = from;
  spot.node = node;
  spot.role = role;
  return spot;
}

std::optional<Spot> list_argument(const Spot& from, const SyntaxNode& body,
                                  std::string_view name) {
  const SyntaxNode* list = body.find(name);
  if (list == nullptr || list->kind != SyntaxNode::Kind::List) return std::nullopt;
  return spot_at(from, list, Role::Values);
}

std::optional<Spot> element_step(const Spot& spot, const std::string& element) {
  if (element == "Principal" || element == "NotPrincipal") {
    auto found = spot_at(spot, spot.node, Role::Principals);
    found->negated = element == "NotPrincipal";
    return found;
  }
  if (element == "Condition") return spot_at(spot, spot.node, Role::Conditions);
  const std::string_view argument = argument_of_element(element);
  if (argument.empty()) return std::nullopt;
  const bool scalar = argument == "sid" || argument == "effect";
  if (scalar) return spot_at(spot, spot.node->find(argument), Role::Plain);
  return list_argument(spot, *spot.node, argument);
}

std::optional<Spot> principal_step(const Spot& spot, const std::string& type) {
  const char* name = spot.negated ? "not_principals" : "principals";
  const SyntaxNode* found = nullptr;
  for (const SyntaxNode* block : blocks_in(*spot.node, name)) {
    if (plain_argument(*block, "type") != type) continue;
    if (found != nullptr) return std::nullopt;
    found = block;
  }
  return found == nullptr ? std::nullopt : list_argument(spot, *found, "identifiers");
}

std::optional<Spot> condition_step(const Spot& spot, const std::string& key) {
  const auto blocks = conditions_in(*spot.node, spot.test, key);
  if (blocks.size() != 1) return std::nullopt;
  auto values = list_argument(spot, *blocks.front(), "values");
  if (values) values->variable = key;
  return values;
}

/// The provider sorts what is all literal, so an item is found by what it says.
std::optional<Spot> value_step(const Spot& spot, std::size_t index, const Value& child) {
  const auto wanted = child.literal();
  for (const SyntaxItem& item : spot.node->items) {
    const bool plain = item.node->kind == SyntaxNode::Kind::Text && item.node->is_plain;
    if (wanted && plain && item.node->text == *wanted) {
      return spot_at(spot, item.node.get(), Role::Plain);
    }
  }
  if (index >= spot.node->items.size()) return std::nullopt;
  return spot_at(spot, spot.node->items[index].node.get(), Role::Plain);
}

}  // namespace

std::string_view argument_of_element(std::string_view element) {
  for (const ElementRow& row : kElements) {
    if (row.element == element) return row.argument;
  }
  return {};
}

std::vector<const SyntaxNode*> blocks_in(const SyntaxNode& body, std::string_view type) {
  std::vector<const SyntaxNode*> blocks;
  for (const SyntaxItem& item : body.items) {
    if (item.key == type && item.node->kind == SyntaxNode::Kind::Body) {
      blocks.push_back(item.node.get());
    }
  }
  return blocks;
}

std::optional<std::string> plain_argument(const SyntaxNode& body, std::string_view name) {
  const SyntaxNode* value = body.find(name);
  if (value == nullptr || value->kind != SyntaxNode::Kind::Text || !value->is_plain) {
    return std::nullopt;
  }
  return value->text;
}

std::vector<const SyntaxNode*> conditions_in(const SyntaxNode& statement,
                                             std::string_view test,
                                             std::string_view key) {
  auto blocks = blocks_in(statement, "condition");
  std::erase_if(blocks, [&](const SyntaxNode* block) {
    const bool same_key = key.empty() || plain_argument(*block, "variable") == key;
    return plain_argument(*block, "test") != test || !same_key;
  });
  return blocks;
}

bool is_statement_block(const SyntaxNode& node) {
  const SyntaxNode* body = node.parent;
  if (node.kind != SyntaxNode::Kind::Body || body == nullptr || body->labels.empty()) {
    return false;
  }
  return body->labels.front() == "aws_iam_policy_document" &&
         body->items[body->index_of(node)].key == "statement";
}

std::optional<Spot> policy_step(const Spot& spot, const EditStep& step,
                                const Value& child) {
  switch (spot.role) {
    case Role::Document: {
      const bool dynamic = !blocks_in(*spot.node, "dynamic").empty();
      const auto statements = blocks_in(*spot.node, "statement");
      const bool same = !dynamic && statements.size() == child.size();
      if (step.member != "Statement" || !same) return std::nullopt;
      return spot_at(spot, spot.node, Role::Statements);
    }
    case Role::Statements: {
      const auto statements = blocks_in(*spot.node, "statement");
      if (step.index >= statements.size()) return std::nullopt;
      return spot_at(spot, statements[step.index], Role::Statement);
    }
    case Role::Statement:
      return element_step(spot, step.member);
    case Role::Principals:
      return principal_step(spot, step.member);
    case Role::Conditions: {
      auto found = spot_at(spot, spot.node, Role::Operator);
      found->test = step.member;
      return found;
    }
    case Role::Operator:
      return condition_step(spot, step.member);
    case Role::Values:
      return value_step(spot, step.index, child);
    default:
      return std::nullopt;
  }
}

}  // namespace trailseal::patch
