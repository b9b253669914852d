#include "patch/node_match.hpp"

namespace trailseal::patch {
namespace {

using Kind = SyntaxNode::Kind;
using Role = Spot::Role;

}  // namespace

bool may_be(const Spot& spot, const Value& value, bool is_sure) {
  const SyntaxNode& node = *spot.node;
  if (spot.role != Role::Plain || value.is_absent()) return true;
  if (node.kind == Kind::Body) return value.is_map();
  if (node.kind == Kind::Map || node.kind == Kind::List) {
    const bool same = value.is_map() == (node.kind == Kind::Map) && !value.is_text();
    const bool function = node.items.size() == 1 && node.items[0].key.starts_with("Fn::");
    const bool reference = node.items.size() == 1 && node.items[0].key == "Ref";
    const bool as_long = is_sure || value.size() == node.items.size();
    return function || reference || (same && as_long);
  }
  if (node.kind != Kind::Text || !node.is_plain || !node.tag.empty()) return true;
  const auto text = value.scalar_text();
  if (!text) return node.is_block;
  const auto literal = text->literal();
  const bool computed = node.text.find("${") != std::string::npos;
  return !literal || computed || *literal == node.text || node.is_block;
}

bool holds_json(const SyntaxNode& node) {
  const SyntaxNode* text = &node;
  if (node.kind == Kind::Map && node.items.size() == 1) text = node.items[0].node.get();
  const std::size_t first = text->text.find_first_not_of(" \t\r\n");
  return text->kind == Kind::Text && first != std::string::npos &&
         text->text[first] == '{';
}

}  // namespace trailseal::patch
