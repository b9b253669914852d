#include <algorithm>

#include "base/unicode_escape.hpp"
#include "patch/render.hpp"

namespace trailseal::patch {
namespace {

/// The text in a template of Terraform's language.
std::string template_text(const Phrase& phrase) {
  std::string text;
  for (const Part& part : phrase) {
    if (part.kind == Part::Kind::Expression) {
      text += "${" + part.text + "}";
      continue;
    }
    for (std::size_t at = 0; at < part.text.size(); ++at) {
      const std::string_view two = std::string_view(part.text).substr(at, 2);
      if (two == "${" || two == "%{") text += part.text[at];
      text += part.text[at];
    }
  }
  return text;
}

std::string plain_text(const Phrase& phrase) {
  std::string text;
  for (const Part& part : phrase) text += part.text;
  return text;
}

Draft as_text(std::string text) { return {.phrase = {{.text = std::move(text)}}}; }

/// `{"Ref": "Logs"}`, `{"Fn::GetAtt": ["Logs", "Arn"]}`, `{"Fn::Sub": "..."}`
Draft function_of(const Phrase& phrase) {
  Draft made{.kind = Draft::Kind::Map};
  const bool single = phrase.size() == 1;
  const std::string& name = phrase.front().text;
  const std::size_t dot = name.find('.');
  if (!single) {
    made.keys = {"Fn::Sub"};
    made.items = {as_text(sub_text(phrase))};
  } else if (dot == std::string::npos) {
    made.keys = {"Ref"};
    made.items = {as_text(name)};
  } else {
    made.keys = {"Fn::GetAtt"};
    made.items = {
        {.kind = Draft::Kind::List,
         .items = {as_text(name.substr(0, dot)), as_text(name.substr(dot + 1))}}};
  }
  return made;
}

std::string json_text(const Draft& draft, Dialect dialect, const Layout& layout) {
  switch (dialect) {
    case Dialect::TerraformJson:
    case Dialect::HeredocJson: {
      const std::string text = template_text(draft.phrase);
      if (dialect == Dialect::TerraformJson) return json_string(text);
      // What stands in `${...}` of a heredoc is read before the JSON is.
      std::string quoted = "\"";
      for (const Part& part : draft.phrase) {
        const std::string inner = json_string(template_text({part}));
        quoted += part.kind == Part::Kind::Expression ? template_text({part})
                                                      : inner.substr(1, inner.size() - 2);
      }
      return quoted + "\"";
    }
    case Dialect::SubJson:
      return json_string(sub_text(draft.phrase));
    case Dialect::TemplateJson: {
      if (!has_expression(draft)) break;
      Layout one_line = layout;
      one_line.one_line = true;
      return render_json(function_of(draft.phrase), dialect, one_line);
    }
    default:
      break;
  }
  return json_string(plain_text(draft.phrase));
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') {
      quoted += std::string("\\") + letter;
    } else if (static_cast<unsigned char>(letter) < 0x20) {
      append_unicode_escape(quoted, static_cast<unsigned char>(letter));
    } else {
      quoted += letter;
    }
  }
  return quoted + "\"";
}

std::string render_json(const Draft& draft, Dialect dialect, const Layout& layout) {
  if (draft.kind == Draft::Kind::Text) return json_text(draft, dialect, layout);
  if (draft.kind == Draft::Kind::Name) return json_string(draft.word);
  if (draft.kind == Draft::Kind::Word) return draft.word;
  const bool is_map = draft.kind == Draft::Kind::Map;
  if (draft.items.empty()) return is_map ? "{}" : "[]";
  Layout inner = layout;
  inner.indent += layout.unit;
  const std::string between = layout.one_line ? "" : "\n" + inner.indent;
  std::string text = is_map ? "{" : "[";
  for (std::size_t i = 0; i < draft.items.size(); ++i) {
    if (i > 0) text += layout.one_line ? ", " : ",";
    text += between;
    if (is_map) text += json_string(draft.keys[i]) + ": ";
    text += render_json(draft.items[i], dialect, inner);
  }
  if (!layout.one_line) text += "\n" + layout.indent;
  return text + (is_map ? "}" : "]");
}

}  // namespace trailseal::patch
