#include "patch/render.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace trailseal::patch {

namespace {

bool is_hcl_name(std::string_view key) {
  const auto is_letter = [](char c) {
    return is_ascii_letter(c) || is_digit(c) || c == '_' || c == '-';
  };
  return !key.empty() && is_ascii_letter(key.front()) &&
         std::all_of(key.begin(), key.end(), is_letter);
}

}  // namespace

std::string render(const Draft& draft, Dialect dialect, const Layout& layout) {
  switch (dialect) {
    case Dialect::Hcl:
      return render_hcl(draft, layout);
    case Dialect::Yaml:
      return render_yaml(draft, layout);
    default:
      return render_json(draft, dialect, layout);
  }
}

std::string render_key(const std::string& key, Dialect dialect) {
  if (dialect == Dialect::Hcl) return is_hcl_name(key) ? key : json_string(key);
  if (dialect != Dialect::Yaml) return json_string(key);
  Draft draft{.phrase = {{.text = key}}};
  return render_yaml(draft, {});
}

bool takes_references(Dialect dialect) { return dialect != Dialect::PlainJson; }

bool has_expression(const Draft& draft) {
  return draft.kind == Draft::Kind::Name ||
         std::any_of(
             draft.phrase.begin(), draft.phrase.end(),
             [](const Part& part) { return part.kind == Part::Kind::Expression; }) ||
         std::any_of(draft.items.begin(), draft.items.end(), &has_expression);
}

std::string sub_text(const Phrase& phrase) {
  std::string text;
  for (const Part& part : phrase) {
    if (part.kind == Part::Kind::Expression) {
      text += "${" + part.text + "}";
      continue;
    }
    std::string literal = part.text;
    for (std::size_t at = 0; (at = literal.find("${", at)) != std::string::npos;
         at += 3) {
      literal.insert(at + 2, "!");
    }
    text += literal;
  }
  return text;
}

}  // namespace trailseal::patch
