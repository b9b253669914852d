#include "patch/written_value.hpp"

#include "patch/line_scan.hpp"

namespace trailseal::patch {
namespace {

using Kind = SyntaxNode::Kind;
using Role = Spot::Role;

/// The first step to the right that the text takes; two blanks where it takes none.
std::string unit_of(const Syntax& syntax) {
  const SyntaxNode& root = syntax.root();
  if (syntax.notation() == Notation::Hcl) return "  ";
  for (const SyntaxItem& item : root.items) {
    if (syntax.notation() == Notation::Json) {
      const std::string_view outer = syntax.indent_of(root.begin);
      const std::string_view inner = syntax.indent_of(item.begin);
      if (inner.size() > outer.size()) return std::string(inner.substr(outer.size()));
      continue;
    }
    if (item.node->kind != Kind::Map || item.node->items.empty()) continue;
    const std::string_view inner = syntax.indent_of(item.node->items[0].begin);
    if (!inner.empty()) return std::string(inner);
  }
  return "  ";
}

/// The blanks ahead of the dashes below a key, as the first list of the text has them.
std::optional<std::size_t> dash_step_in(const Syntax& syntax, const SyntaxNode& node) {
  const SyntaxNode* parent = node.parent;
  const bool list = node.kind == Kind::List && node.is_block && !node.items.empty();
  if (list && parent != nullptr && parent->kind == Kind::Map && parent->is_block) {
    const std::string& text = syntax.text();
    const std::size_t dash = node.items[0].begin - line_begin(text, node.items[0].begin);
    const std::size_t at = parent->items[parent->index_of(node)].begin;
    const std::size_t key = at - line_begin(text, at);
    return dash >= key ? dash - key : 0;
  }
  for (const SyntaxItem& item : node.items) {
    if (const auto found = dash_step_in(syntax, *item.node)) return found;
  }
  return std::nullopt;
}

bool is_between_brackets(const Spot& spot) {
  for (const SyntaxNode* node = spot.node; node != nullptr; node = node->parent) {
    const bool container = node->kind == Kind::Map || node->kind == Kind::List;
    if (container && !node->is_block) return true;
  }
  return false;
}

}  // namespace

std::vector<Draft> Writing::drafts() const {
  std::vector<Draft> all{draft};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

Layout layout_at(const Spot& spot, std::size_t at) {
  const Syntax& syntax = *spot.syntax;
  Layout layout{.indent = std::string(syntax.indent_of(at)), .unit = unit_of(syntax)};
  if (spot.dialect != Dialect::Yaml) return layout;
  const std::string& text = syntax.text();
  const bool tags = text.find(" !") != std::string::npos;
  layout.short_tags = tags || text.find("Fn::") == std::string::npos;
  layout.dash_step = dash_step_in(syntax, syntax.root()).value_or(2);
  return layout;
}

std::string spelling_at(const Spot& spot, const SyntaxNode& node) {
  return spot.file->bytes->substr(spot.base + node.begin, node.end - node.begin);
}

Splices write_edit(const Spot& spot, const Writing& writing) {
  for (const Draft& draft : writing.drafts()) {
    if (!takes_references(spot.dialect) && has_expression(draft)) return {};
  }
  // A key that is there already would stand twice.
  const bool plain_map = spot.role == Role::Plain && spot.node->kind != Kind::Text;
  const bool doubled = writing.kind == Edit::Kind::AddMember && plain_map &&
                       spot.node->find(writing.key) != nullptr;
  if (doubled) return {};
  if (spot.role != Role::Plain && spot.role != Role::Values) {
    return write_in_policy(spot, writing);
  }
  if (spot.role == Role::Values && !spot.variable.empty() &&
      writing.kind == Edit::Kind::Remove) {
    return write_in_policy(spot, writing);
  }
  if (spot.node->kind == Kind::Body) return write_in_body(spot, writing);
  if (spot.dialect == Dialect::Yaml && !is_between_brackets(spot)) {
    return write_in_lines(spot, writing);
  }
  return write_in_brackets(spot, writing);
}

}  // namespace trailseal::patch
