// Edits in bodies of HCL: arguments and blocks, each on lines of its own.
#include <algorithm>

#include "patch/body_place.hpp"
#include "patch/hcl_blocks.hpp"
#include "patch/line_scan.hpp"
#include "patch/policy_blocks.hpp"
#include "patch/written_value.hpp"

namespace trailseal::patch {
namespace {

using Kind = SyntaxNode::Kind;

bool is_block_item(const SyntaxItem& item) { return item.node->kind == Kind::Body; }

/// The last argument ahead of the blocks; null: there is none.
const SyntaxItem* last_argument(const SyntaxNode& body) {
  const SyntaxItem* last = nullptr;
  for (const SyntaxItem& item : body.items) {
    if (is_block_item(item)) break;
    if (item.key == "depends_on" || item.key == "provider") break;
    last = &item;
  }
  return last;
}

}  // namespace

std::string indent_in(const Spot& spot, const SyntaxNode& body) {
  const Syntax& syntax = *spot.syntax;
  for (const SyntaxItem& item : body.items) {
    if (is_first_on_line(syntax.text(), item.begin)) {
      return std::string(syntax.indent_of(item.begin));
    }
  }
  return std::string(syntax.indent_of(body.begin)) + "  ";
}

Splices put_at_end(const Spot& spot, const SyntaxNode& body, const std::string& lines) {
  const std::string& text = spot.syntax->text();
  if (body.items.empty() || is_on_one_line(spot, body)) return {};
  const std::size_t stop = line_stop(text, body.items.back().node->end);
  return {{{.begin = stop, .text = "\n\n" + lines}}};
}

bool is_on_one_line(const Spot& spot, const SyntaxNode& body) {
  const std::string& text = spot.syntax->text();
  return line_begin(text, body.begin) == line_begin(text, body.end);
}

Splices put_into_empty(const Spot& spot, const SyntaxNode& body,
                       const std::string& lines) {
  const std::string& text = spot.syntax->text();
  const std::size_t brace = text.find('{', body.begin);
  if (!body.items.empty() || brace >= body.end) return {};
  const std::string_view inside =
      std::string_view(text).substr(brace + 1, body.end - brace - 2);
  if (inside.find_first_not_of(" \t\r\n") != std::string_view::npos) return {};
  const std::string close = "\n" + std::string(spot.syntax->indent_of(body.begin)) + "}";
  return {{{.begin = brace, .size = body.end - brace, .text = "{\n" + lines + close}}};
}

Splices put_argument(const Spot& spot, const SyntaxNode& body, const std::string& line) {
  if (body.items.empty()) return put_into_empty(spot, body, line);
  if (is_on_one_line(spot, body)) return {};
  const std::string& text = spot.syntax->text();
  if (const SyntaxItem* last = last_argument(body)) {
    return {{{.begin = line_stop(text, last->node->end), .text = "\n" + line}}};
  }
  const std::size_t first = line_begin(text, body.items.front().begin);
  return {{{.begin = first, .text = line + "\n\n"}}};
}

Splices remove_from_body(const Spot& spot, const SyntaxNode& node) {
  const SyntaxNode* body = node.parent;
  if (body == nullptr || is_on_one_line(spot, *body)) return {};
  const std::string& text = spot.syntax->text();
  const SyntaxItem& item = body->items[body->index_of(node)];
  std::size_t begin = line_begin(text, item.begin);
  const std::size_t end = next_line(text, node.end);
  const std::string_view next =
      std::string_view(text).substr(end, next_line(text, end) - end);
  const bool ends = next.find_first_not_of(" \t\r\n}") == std::string_view::npos;
  // Of two empty lines one goes, and the one ahead of the closing brace.
  const std::size_t ahead = begin == 0 ? 0 : line_begin(text, begin - 1);
  const std::string_view before = std::string_view(text).substr(ahead, begin - ahead);
  const bool empty = before.find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (ends && empty && begin > 0) begin = ahead;
  return {{{.begin = begin, .size = end - begin}}};
}

Splices write_in_body(const Spot& spot, const Writing& writing) {
  const SyntaxNode& body = *spot.node;
  const std::string indent = indent_in(spot, body);
  switch (writing.kind) {
    case Edit::Kind::AddMember: {
      const Draft one{
          .kind = Draft::Kind::Map, .items = {writing.draft}, .keys = {writing.key}};
      std::string lines = body_lines(one, indent);
      lines.pop_back();
      const bool block = lines.substr(0, lines.find('\n')).ends_with("{") &&
                         lines.find(" = ") > lines.find('\n');
      if (body.items.empty()) return put_into_empty(spot, body, lines);
      if (block || writing.key == "depends_on") return put_at_end(spot, body, lines);
      return put_argument(spot, body, lines);
    }
    case Edit::Kind::Remove:
      return remove_from_body(spot, body);
    default:
      return {};
  }
}

}  // namespace trailseal::patch
