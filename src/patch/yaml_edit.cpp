// Edits in YAML's block style, where indentation is all there is:
//
//   Resource: x        becomes      Resource:
//                                     - x
//                                     - y
#include "patch/line_scan.hpp"
#include "patch/written_value.hpp"

namespace trailseal::patch {
namespace {

using Kind = SyntaxNode::Kind;

std::size_t column_of(const Syntax& syntax, std::size_t at) {
  return at - line_begin(syntax.text(), at);
}

/// How lines look at the column of a byte, which may stand behind a dash.
Layout lines_at(const Spot& spot, std::size_t at) {
  Layout layout = layout_at(spot, at);
  layout.indent.assign(column_of(*spot.syntax, at), ' ');
  return layout;
}

/// `key: value`, with the lines of the value below it.
std::string member_lines(const std::string& key, const Draft& value,
                         const Layout& layout) {
  const Draft map{.kind = Draft::Kind::Map, .items = {value}, .keys = {key}};
  return render_yaml(map, layout);
}

/// Behind the last line of a node and the comment on it.
std::size_t behind(const Spot& spot, const SyntaxNode& node) {
  return line_stop(spot.syntax->text(), node.end);
}

Splices append_items(const Spot& spot, const SyntaxNode& list, const Writing& writing) {
  if (list.items.empty()) return {};
  const Layout layout = lines_at(spot, list.items[0].begin);
  const Draft items{.kind = Draft::Kind::List, .items = writing.drafts()};
  return {{{.begin = behind(spot, list),
            .text = "\n" + layout.indent + render_yaml(items, layout)}}};
}

/// Where what stands behind a key begins: at its colon.
std::size_t behind_key(const Spot& spot, const SyntaxNode& value) {
  const std::string& text = spot.syntax->text();
  std::size_t at = value.begin;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t' || text[at - 1] == '\n' ||
                    text[at - 1] == '\r')) {
    --at;
  }
  return at;
}

/// A scalar or a function becomes the first of two items.
Splices make_list(const Spot& spot, const Writing& writing) {
  const SyntaxNode& node = *spot.node;
  if (node.parent == nullptr || node.parent->kind != Kind::Map) return {};
  const SyntaxItem& item = node.parent->items[node.parent->index_of(node)];
  Layout layout = lines_at(spot, item.begin);
  layout.indent.append(layout.dash_step, ' ');
  const std::string old = spelling_at(spot, node);
  const std::size_t column = column_of(*spot.syntax, node.begin);
  const std::size_t wanted = layout.indent.size() + 2;
  const bool has_lines = old.find('\n') != std::string::npos;
  if (has_lines && (node.is_block || node.kind == Kind::Text || wanted < column))
    return {};
  const Draft items{.kind = Draft::Kind::List, .items = writing.drafts()};
  const std::size_t begin = behind_key(spot, node);
  return {
      {{.begin = begin,
        .size = node.end - begin,
        .text = "\n" + layout.indent + "- " +
                with_indent(old, std::string(wanted - std::min(wanted, column), ' ')) +
                "\n" + layout.indent + render_yaml(items, layout)}}};
}

Splices replace_value(const Spot& spot, const Draft& draft) {
  const SyntaxNode& node = *spot.node;
  const SyntaxNode* parent = node.parent;
  if (parent == nullptr) return {};
  const SyntaxItem& item = parent->items[parent->index_of(node)];
  if (parent->kind == Kind::List) {
    Layout layout = lines_at(spot, item.begin);
    layout.indent += "  ";
    return {{{.begin = node.begin,
              .size = node.end - node.begin,
              .text = render_yaml(draft, layout)}}};
  }
  const Layout layout = lines_at(spot, item.begin);
  const std::string whole = member_lines(item.key, draft, layout);
  const std::size_t colon = render_key(item.key, Dialect::Yaml).size() + 1;
  const std::size_t begin = behind_key(spot, node);
  return {{{.begin = begin, .size = node.end - begin, .text = whole.substr(colon)}}};
}

Splices add_member(const Spot& spot, const Writing& writing) {
  const SyntaxNode& map = *spot.node;
  if (map.kind != Kind::Map || map.items.empty()) return {};
  const Layout layout = lines_at(spot, map.items[0].begin);
  return {{{.begin = behind(spot, map),
            .text = "\n" + layout.indent +
                    member_lines(writing.key, writing.draft, layout)}}};
}

/// The lines of an item; what holds nothing else goes with it.
Splices remove_lines_of(const Spot& spot, const SyntaxNode& node) {
  const SyntaxNode* parent = node.parent;
  if (parent == nullptr) return {};
  if (parent->items.size() == 1 && parent->parent != nullptr) {
    return remove_lines_of(spot, *parent);
  }
  const std::size_t index = parent->index_of(node);
  const SyntaxItem& item = parent->items[index];
  const std::string& text = spot.syntax->text();
  if (is_first_on_line(text, item.begin)) {
    const std::size_t begin = line_begin(text, item.begin);
    return {{{.begin = begin, .size = next_line(text, node.end) - begin}}};
  }
  // It shares its line with a dash, which the next member takes over.
  if (index + 1 >= parent->items.size()) return {};
  return {{{.begin = item.begin, .size = parent->items[index + 1].begin - item.begin}}};
}

}  // namespace

Splices write_in_lines(const Spot& spot, const Writing& writing) {
  const SyntaxNode& node = *spot.node;
  switch (writing.kind) {
    case Edit::Kind::Append:
      return node.kind == Kind::List && node.is_block ? append_items(spot, node, writing)
                                                      : make_list(spot, writing);
    case Edit::Kind::Replace:
      return replace_value(spot, writing.draft);
    case Edit::Kind::AddMember:
      return add_member(spot, writing);
    case Edit::Kind::Remove:
      return remove_lines_of(spot, node);
    default:
      return {};
  }
}

}  // namespace trailseal::patch
