// Edits between brackets:
//
//   [a, b]        { a = 1 }        one line: the new item behind a comma
//   [             {
//     a,            a = 1          lines: a line of its own, with a comma where the last
//     b,            b = 2          one has one, or needs one
//   ]             }
#include "patch/line_scan.hpp"
#include "patch/written_value.hpp"

namespace trailseal::patch {
namespace {

using Kind = SyntaxNode::Kind;

struct Brackets {
  const Spot& spot;
  const SyntaxNode& node;

  const std::string& text() const { return spot.syntax->text(); }
  bool is_hcl() const { return spot.dialect == Dialect::Hcl; }
  bool has_lines() const {
    return !node.items.empty() &&
           text().substr(node.begin, node.items[0].begin - node.begin).find('\n') !=
               std::string::npos;
  }
  /// Where the comma behind an item is; npos: none.
  std::size_t comma_behind(const SyntaxItem& item) const {
    const bool hash = spot.dialect == Dialect::Yaml || is_hcl();
    const std::size_t next = next_token(text(), item.node->end, hash, is_hcl());
    return next < text().size() && text()[next] == ',' ? next : std::string::npos;
  }
};

std::string member_text(const Brackets& in, const Writing& writing,
                        const Layout& layout) {
  std::string value = render(writing.draft, in.spot.dialect, layout);
  if (in.node.kind != Kind::Map) return value;
  const std::string key = render_key(writing.key, in.spot.dialect);
  return key + (in.is_hcl() ? " = " : ": ") + value;
}

/// The first item of a container that has none.
std::vector<Splice> fill(const Brackets& in, const Writing& writing) {
  Draft whole{.kind = in.node.kind == Kind::Map ? Draft::Kind::Map : Draft::Kind::List,
              .items = writing.drafts()};
  if (in.node.kind == Kind::Map) whole.keys = {writing.key};
  Layout layout = layout_at(in.spot, in.node.begin);
  layout.one_line = in.spot.dialect == Dialect::Yaml;
  return {{.begin = in.node.begin,
           .size = in.node.end - in.node.begin,
           .text = render(whole, in.spot.dialect, layout)}};
}

std::vector<Splice> add_on_line(const Brackets& in, const Writing& writing) {
  Layout layout = layout_at(in.spot, in.node.begin);
  layout.one_line = true;
  const SyntaxItem& last = in.node.items.back();
  const std::string item = member_text(in, writing, layout);
  const std::size_t comma = in.comma_behind(last);
  if (comma != std::string::npos) return {{.begin = comma + 1, .text = " " + item}};
  return {{.begin = last.node->end, .text = ", " + item}};
}

std::vector<Splice> add_as_line(const Brackets& in, const Writing& writing) {
  const SyntaxItem& last = in.node.items.back();
  const Layout layout = layout_at(in.spot, last.begin);
  const std::string item = "\n" + layout.indent + member_text(in, writing, layout);
  const std::size_t comma = in.comma_behind(last);
  const bool has_comma = comma != std::string::npos;
  const std::size_t end = has_comma ? comma + 1 : last.node->end;
  const bool alone = is_last_on_line(in.text(), end);
  const std::size_t stop = alone ? line_stop(in.text(), end) : end;
  // Lines of an object of HCL need no commas, and have none or all of them.
  const bool needs_none = in.is_hcl() && in.node.kind == Kind::Map;
  if (has_comma) return {{.begin = stop, .text = item + ","}};
  if (needs_none) return {{.begin = stop, .text = item}};
  if (stop == end) return {{.begin = end, .text = "," + item}};
  return {{.begin = end, .text = ","}, {.begin = stop, .text = item}};
}

/// One more item; a text that stands alone becomes a list of two.
Splices append(const Brackets& in, const Writing& writing) {
  if (in.node.kind == Kind::List) {
    if (in.node.items.empty()) return fill(in, writing);
    std::vector<Splice> splices;
    for (const Draft& draft : writing.drafts()) {
      const Writing one{.kind = writing.kind, .draft = draft};
      const auto more = in.has_lines() ? add_as_line(in, one) : add_on_line(in, one);
      splices.insert(splices.end(), more.begin(), more.end());
    }
    return splices;
  }
  if (in.node.kind == Kind::Map && in.is_hcl()) return {};
  const std::string old = spelling_at(in.spot, in.node);
  if (old.find('\n') != std::string::npos) return {};
  Layout layout = layout_at(in.spot, in.node.begin);
  layout.one_line = true;
  std::string text = "[" + old;
  for (const Draft& draft : writing.drafts()) {
    text += ", " + render(draft, in.spot.dialect, layout);
  }
  return {{{.begin = in.node.begin,
            .size = in.node.end - in.node.begin,
            .text = text + "]"}}};
}

Splices replace(const Brackets& in, const Writing& writing) {
  Layout layout = layout_at(in.spot, in.node.begin);
  layout.one_line = in.spot.dialect == Dialect::Yaml ||
                    spelling_at(in.spot, in.node).find('\n') == std::string::npos;
  Draft draft = writing.draft;
  if (in.spot.role == Spot::Role::Values) {
    layout.is_rendered = true;
    if (draft.is_scalar()) draft = {.kind = Draft::Kind::List, .items = {writing.draft}};
  }
  return {{{.begin = in.node.begin,
            .size = in.node.end - in.node.begin,
            .text = render(draft, in.spot.dialect, layout)}}};
}

/// All lines of an item that stands on lines of its own.
std::vector<Splice> remove_lines(const Brackets& in, std::size_t index, std::size_t end) {
  const SyntaxItem& item = in.node.items[index];
  const std::size_t begin = line_begin(in.text(), item.begin);
  std::vector<Splice> splices;
  const bool last = index + 1 == in.node.items.size();
  if (last && index > 0 && !in.is_hcl() && in.comma_behind(item) == std::string::npos) {
    splices.push_back({.begin = in.comma_behind(in.node.items[index - 1]), .size = 1});
  }
  splices.push_back({.begin = begin, .size = next_line(in.text(), end) - begin});
  return splices;
}

}  // namespace

Splices remove_item(const Spot& spot, const SyntaxNode& container, std::size_t index) {
  const Brackets in{.spot = spot, .node = container};
  const SyntaxItem& item = container.items[index];
  const std::size_t comma = in.comma_behind(item);
  const std::size_t end = comma == std::string::npos ? item.node->end : comma + 1;
  const bool alone =
      is_first_on_line(in.text(), item.begin) && is_last_on_line(in.text(), end);
  if (alone) return remove_lines(in, index, end);
  if (index + 1 < container.items.size()) {
    return {
        {{.begin = item.begin, .size = container.items[index + 1].begin - item.begin}}};
  }
  if (index == 0) return {{{.begin = item.begin, .size = end - item.begin}}};
  const std::size_t begin = container.items[index - 1].node->end;
  return {{{.begin = begin, .size = item.node->end - begin}}};
}

Splices write_in_brackets(const Spot& spot, const Writing& writing) {
  const Brackets in{.spot = spot, .node = *spot.node};
  switch (writing.kind) {
    case Edit::Kind::Append:
      return append(in, writing);
    case Edit::Kind::Replace:
      return replace(in, writing);
    case Edit::Kind::AddMember:
      if (in.node.kind != Kind::Map) return {};
      if (in.node.items.empty()) return fill(in, writing);
      return in.has_lines() ? add_as_line(in, writing) : add_on_line(in, writing);
    case Edit::Kind::Remove:
      if (in.node.parent == nullptr) return {};
      return remove_item(spot, *in.node.parent, in.node.parent->index_of(in.node));
    default:
      return {};
  }
}

}  // namespace trailseal::patch
