#include "patch/hcl_blocks.hpp"

#include <algorithm>

#include "patch/policy_blocks.hpp"
#include "patch/render.hpp"

namespace trailseal::patch {
namespace {

Draft plain_draft(std::string text) { return {.phrase = {{.text = std::move(text)}}}; }

Draft as_list(const Draft& value) {
  if (value.kind == Draft::Kind::List) return value;
  return {.kind = Draft::Kind::List, .items = {value}};
}

bool makes_blocks(const Draft& draft) {
  return draft.kind == Draft::Kind::List && !draft.items.empty() &&
         std::all_of(draft.items.begin(), draft.items.end(),
                     [](const Draft& item) { return item.kind == Draft::Kind::Map; });
}

/// A document in an argument that takes text.
bool is_document(const Draft& draft) {
  return draft.kind == Draft::Kind::Map &&
         std::find(draft.keys.begin(), draft.keys.end(), "Statement") != draft.keys.end();
}

std::string rendered(const Draft& draft, const std::string& indent, bool is_policy) {
  return render_hcl(draft, {.indent = indent, .is_rendered = is_policy});
}

std::string block_of(const std::string& type, const std::vector<HclMember>& arguments,
                     const std::string& indent) {
  return indent + type + " {\n" + hcl_lines(arguments, indent + "  ") + indent + "}";
}

}  // namespace

std::string body_lines(const Draft& map, const std::string& indent) {
  std::vector<HclMember> arguments;
  std::vector<HclMember> last;
  std::string blocks;
  for (std::size_t i = 0; i < map.items.size(); ++i) {
    const Draft& item = map.items[i];
    const std::string& key = map.keys[i];
    if (makes_blocks(item)) {
      for (const Draft& block : item.items) {
        blocks.append("\n").append(indent).append(key).append(" {\n");
        blocks.append(body_lines(block, indent + "  ")).append(indent).append("}\n");
      }
      continue;
    }
    const std::string value = rendered(item, indent, false);
    const std::string text = is_document(item) ? "jsonencode(" + value + ")" : value;
    (key == "depends_on" ? last : arguments).push_back({.key = key, .value = text});
  }
  std::string text = hcl_lines(arguments, indent);
  if (text.empty() && !blocks.empty()) blocks.erase(0, 1);
  text += blocks;
  if (!last.empty()) text += (text.empty() ? "" : "\n") + hcl_lines(last, indent);
  return text;
}

std::string resource_block(const std::string& type, const std::string& name,
                           const Draft& attributes) {
  return "resource " + json_string(type) + " " + json_string(name) + " {\n" +
         body_lines(attributes, "  ") + "}";
}

StatementArgument statement_argument(const std::string& element, const Draft& value,
                                     const std::string& indent) {
  const std::string key(argument_of_element(element));
  const bool scalar = key == "sid" || key == "effect";
  return {.key = key, .value = rendered(scalar ? value : as_list(value), indent, true)};
}

std::vector<std::string> condition_blocks(const Draft& conditions,
                                          const std::string& indent) {
  std::vector<std::string> blocks;
  for (std::size_t i = 0; i < conditions.items.size(); ++i) {
    const Draft& keys = conditions.items[i];
    for (std::size_t j = 0; j < keys.items.size(); ++j) {
      const std::string inner = indent + "  ";
      blocks.push_back(
          block_of("condition",
                   {{"test", rendered(plain_draft(conditions.keys[i]), inner, true)},
                    {"variable", rendered(plain_draft(keys.keys[j]), inner, true)},
                    {"values", rendered(as_list(keys.items[j]), inner, true)}},
                   indent));
    }
  }
  return blocks;
}

std::vector<std::string> principal_blocks(const Draft& principal, bool negated,
                                          const std::string& indent) {
  const bool everyone = principal.kind == Draft::Kind::Text;
  std::vector<std::string> blocks;
  for (std::size_t i = 0; i < (everyone ? 1 : principal.items.size()); ++i) {
    const Draft& names = everyone ? principal : principal.items[i];
    const std::string inner = indent + "  ";
    const std::string type = everyone ? "*" : principal.keys[i];
    blocks.push_back(block_of(negated ? "not_principals" : "principals",
                              {{"type", rendered(plain_draft(type), inner, true)},
                               {"identifiers", rendered(as_list(names), inner, true)}},
                              indent));
  }
  return blocks;
}

std::string statement_block(const Draft& statement, const std::string& indent) {
  const std::string inner = indent + "  ";
  std::vector<HclMember> arguments;
  std::vector<std::string> blocks;
  const auto add = [&](const std::vector<std::string>& more) {
    blocks.insert(blocks.end(), more.begin(), more.end());
  };
  for (std::size_t i = 0; i < statement.items.size(); ++i) {
    const std::string& element = statement.keys[i];
    const Draft& value = statement.items[i];
    if (element == "Principal" || element == "NotPrincipal") {
      add(principal_blocks(value, element == "NotPrincipal", inner));
    } else if (element == "Condition") {
      add(condition_blocks(value, inner));
    } else {
      const StatementArgument made = statement_argument(element, value, inner);
      arguments.push_back({.key = made.key, .value = made.value});
    }
  }
  std::string text = indent + "statement {\n" + hcl_lines(arguments, inner);
  for (const std::string& block : blocks) text += "\n" + block + "\n";
  return text + indent + "}";
}

}  // namespace trailseal::patch
