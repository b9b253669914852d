#include <algorithm>

#include "document/plain_scalar.hpp"
#include "patch/render.hpp"

namespace trailseal::patch {
namespace {

/// Is it that very text where it stands without quotes?
bool is_plain_yaml(std::string_view text, bool between_brackets) {
  constexpr std::string_view kIndicators = "!&*-?:{}[],|>@`\"'%# \t";
  if (text.empty() || kIndicators.find(text.front()) != std::string_view::npos)
    return false;
  if (text.back() == ':' || text.back() == ' ') return false;
  for (const std::string_view end : {": ", " #", "\n", "\t", "\r"}) {
    if (text.find(end) != std::string_view::npos) return false;
  }
  const bool has_brackets = text.find_first_of("{}[],") != std::string_view::npos;
  return !(between_brackets && has_brackets) &&
         resolve_plain(std::string(text), {}).is_text();
}

std::string yaml_scalar(const std::string& text, bool between_brackets) {
  return is_plain_yaml(text, between_brackets) ? text : json_string(text);
}

std::string yaml_text(const Draft& draft, const Layout& layout) {
  std::string literal;
  for (const Part& part : draft.phrase) literal += part.text;
  if (!has_expression(draft)) return yaml_scalar(literal, layout.one_line);
  const std::string sub = yaml_scalar(sub_text(draft.phrase), layout.one_line);
  const bool single = draft.phrase.size() == 1;
  const bool attribute = literal.find('.') != std::string::npos;
  const std::string name = single ? (attribute ? "GetAtt" : "Ref") : "Sub";
  const std::string said = single ? literal : sub;
  if (layout.short_tags) return "!" + name + " " + said;
  const std::string key = name == "Ref" ? name : "Fn::" + name;
  if (!layout.one_line) return key + ": " + said;
  return "{" + key + ": " + said + "}";
}

/// A function in its long form is a mapping.
bool is_yaml_mapping(const Draft& draft, const Layout& layout) {
  const bool function =
      draft.kind == Draft::Kind::Text && has_expression(draft) && !layout.short_tags;
  return function || (draft.kind == Draft::Kind::Map && !draft.items.empty());
}

std::string flow_yaml(const Draft& draft, const Layout& layout) {
  const bool is_map = draft.kind == Draft::Kind::Map;
  std::string text = is_map ? "{" : "[";
  for (std::size_t i = 0; i < draft.items.size(); ++i) {
    if (i > 0) text += ", ";
    if (is_map) text += yaml_scalar(draft.keys[i], true) + ": ";
    text += render_yaml(draft.items[i], layout);
  }
  return text + (is_map ? "}" : "]");
}

/// The value behind `key:`.
std::string value_of_key(const Draft& value, const Layout& layout) {
  Layout inner = layout;
  const bool is_list = value.kind == Draft::Kind::List && !value.items.empty();
  if (!is_list && !is_yaml_mapping(value, layout)) {
    return " " + render_yaml(value, layout);
  }
  inner.indent += is_list ? std::string(layout.dash_step, ' ') : layout.unit;
  return "\n" + inner.indent + render_yaml(value, inner);
}

std::string block_yaml(const Draft& draft, const Layout& layout) {
  const bool is_map = draft.kind == Draft::Kind::Map;
  std::string text;
  for (std::size_t i = 0; i < draft.items.size(); ++i) {
    if (i > 0) text += "\n" + layout.indent;
    if (is_map) {
      text +=
          yaml_scalar(draft.keys[i], false) + ":" + value_of_key(draft.items[i], layout);
    } else {
      Layout inner = layout;
      inner.indent += "  ";
      text += "- " + render_yaml(draft.items[i], inner);
    }
  }
  return text;
}

}  // namespace

std::string render_yaml(const Draft& draft, const Layout& layout) {
  if (draft.kind == Draft::Kind::Text) return yaml_text(draft, layout);
  if (draft.is_scalar()) return draft.word;
  if (layout.one_line || draft.items.empty()) return flow_yaml(draft, layout);
  return block_yaml(draft, layout);
}

}  // namespace trailseal::patch
