#include <algorithm>

#include "patch/render.hpp"

namespace trailseal::patch {
namespace {

/// A list of texts up to here stands on one line.
constexpr std::size_t kWidth = 90;

std::string hcl_literal(std::string_view text, bool is_rendered) {
  std::string quoted;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    const bool opens = at + 1 < text.size() && text[at + 1] == '{';
    if (opens && letter == '$') {
      quoted += is_rendered ? "&" : "$$";
    } else if (opens && letter == '%') {
      quoted += "%%";
    } else if (letter == '"' || letter == '\\') {
      quoted += std::string("\\") + letter;
    } else if (letter == '\n') {
      quoted += "\\n";
    } else {
      quoted += letter;
    }
  }
  return quoted;
}

std::string hcl_phrase(const Phrase& phrase, bool is_rendered) {
  const bool single = phrase.size() == 1 && phrase.front().kind == Part::Kind::Expression;
  if (single) return phrase.front().text;
  std::string text = "\"";
  for (const Part& part : phrase) {
    text += part.kind == Part::Kind::Expression ? "${" + part.text + "}"
                                                : hcl_literal(part.text, is_rendered);
  }
  return text + "\"";
}

bool has_lines(const std::string& text) { return text.find('\n') != std::string::npos; }

std::string hcl_map(const Draft& draft, const Layout& layout) {
  const bool small = draft.items.size() == 1 && draft.items.front().is_scalar();
  if (draft.items.empty()) return "{}";
  Layout inner = layout;
  if (layout.one_line || small) inner.one_line = true;
  if (!inner.one_line) inner.indent += layout.unit;
  std::vector<HclMember> members;
  for (std::size_t i = 0; i < draft.items.size(); ++i) {
    members.push_back({.key = render_key(draft.keys[i], Dialect::Hcl),
                       .value = render_hcl(draft.items[i], inner)});
  }
  if (!inner.one_line) {
    return "{\n" + hcl_lines(members, inner.indent) + layout.indent + "}";
  }
  std::string text = "{ ";
  for (const HclMember& member : members) {
    if (text.size() > 2) text += ", ";
    text.append(member.key).append(" = ").append(member.value);
  }
  return text + " }";
}

std::string hcl_list(const Draft& draft, const Layout& layout) {
  Layout inner = layout;
  inner.one_line = true;
  std::string text = "[";
  for (const Draft& item : draft.items) {
    if (text.size() > 1) text += ", ";
    text += render_hcl(item, inner);
  }
  text += "]";
  const bool scalars = std::all_of(draft.items.begin(), draft.items.end(),
                                   [](const Draft& item) { return item.is_scalar(); });
  if (layout.one_line || draft.items.empty()) return text;
  if (scalars && layout.indent.size() + text.size() <= kWidth) return text;
  inner.one_line = false;
  inner.indent += layout.unit;
  text = "[\n";
  for (const Draft& item : draft.items) {
    text += inner.indent + render_hcl(item, inner) + ",\n";
  }
  return text + layout.indent + "]";
}

}  // namespace

std::string hcl_lines(const std::vector<HclMember>& members, const std::string& indent) {
  std::string text;
  for (std::size_t i = 0; i < members.size();) {
    // Members of several lines stand apart; `terraform fmt` aligns those between them.
    std::size_t end = i;
    std::size_t width = 0;
    while (end < members.size() && !has_lines(members[end].value)) {
      width = std::max(width, members[end++].key.size());
    }
    if (end == i) width = members[end++].key.size();
    for (; i < end; ++i) {
      const std::string& key = members[i].key;
      text.append(indent).append(key).append(width - key.size(), ' ');
      text.append(" = ").append(members[i].value).append("\n");
    }
  }
  return text;
}

std::string render_hcl(const Draft& draft, const Layout& layout) {
  switch (draft.kind) {
    case Draft::Kind::Text:
      return hcl_phrase(draft.phrase, layout.is_rendered);
    case Draft::Kind::Map:
      return hcl_map(draft, layout);
    case Draft::Kind::List:
      return hcl_list(draft, layout);
    default:
      return draft.word;
  }
}

}  // namespace trailseal::patch
