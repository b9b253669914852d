// What Terraform shows of an argument, by what is written:
//
//   written                     after           after_unknown   expressions
//   name: main                  "main"          -               {"constant_value":
//   "main"} bucket: "${b.logs.bucket}"  "logs"          -               {"references":
//   [...]} key: "${k.logs.arn}"        (left out)      true            {"references":
//   [...]} values: ["a", "${...}"]     ["a", null]     [false, true]   {"references":
//   [...]} rule: [{...}]               [{...}]         [{...}]         [{...}] policy:
//   {...}               its JSON text   -               {}
//
// Format: HashiCorp, "JSON Output Format", sections on values, change and expressions.
#include "rule_test/example_argument.hpp"

#include "document/json_writer.hpp"

namespace trailseal::rule_test {
namespace {

// Where a reference stands in a text: `${` at `open`, `}` at `close`.
struct Span {
  std::size_t open = 0;
  std::size_t close = 0;
};

std::optional<Span> next_reference(std::string_view text, std::size_t from) {
  const std::size_t open = text.find("${", from);
  if (open == std::string_view::npos) return std::nullopt;
  const std::size_t close = text.find('}', open);
  if (close == std::string_view::npos) return std::nullopt;
  return Span{.open = open, .close = close};
}

ExampleReference parse_reference(std::string_view inside) {
  const std::size_t parts = inside.rfind("data.", 0) == 0 ? 3 : 2;
  std::size_t dot = 0;
  for (std::size_t i = 0; i < parts && dot != std::string_view::npos; ++i) {
    dot = inside.find('.', dot == 0 ? 0 : dot + 1);
  }
  if (dot == std::string_view::npos) return {.address = std::string(inside)};
  return {.address = std::string(inside.substr(0, dot)),
          .attribute = std::string(inside.substr(dot + 1))};
}

void collect(const Value& value, std::vector<ExampleReference>& found) {
  for (const Value& item : value.items()) collect(item, found);
  const std::string text = value.literal().value_or("");
  for (auto at = next_reference(text, 0); at; at = next_reference(text, at->close)) {
    found.push_back(parse_reference(
        std::string_view(text).substr(at->open + 2, at->close - at->open - 2)));
  }
}

// The text with its references filled in; nullopt where one is known after apply.
std::optional<std::string> filled(const std::string& text, const Lookup& lookup) {
  std::string result;
  std::size_t from = 0;
  for (auto at = next_reference(text, 0); at; at = next_reference(text, from)) {
    const auto value = lookup(parse_reference(
        std::string_view(text).substr(at->open + 2, at->close - at->open - 2)));
    if (!value) return std::nullopt;
    result.append(text, from, at->open - from).append(*value);
    from = at->close + 1;
  }
  return result.append(text, from);
}

bool are_blocks(const Value& value) {
  return value.is_list() && value.size() > 0 && value.at(0).is_map();
}

bool is_json_argument(const std::string& name, const Value& value) {
  constexpr std::string_view kEnd = "policy";
  return value.is_map() && name.size() >= kEnd.size() &&
         name.compare(name.size() - kEnd.size(), kEnd.size(), kEnd) == 0;
}

Value expression_of(const Value& written) {
  const std::vector<ExampleReference> references = references_in(written);
  Value expression = Value::map();
  if (references.empty()) {
    expression.set("constant_value", written);
    return expression;
  }
  Value names = Value::list();
  for (const ExampleReference& reference : references) {
    names.push_back(Value::text(Text(reference.address + "." + reference.attribute)));
    names.push_back(Value::text(Text(reference.address)));
  }
  expression.set("references", std::move(names));
  return expression;
}

PlannedArgument plan_text(const Value& written, const Lookup& lookup) {
  const auto text = filled(written.literal().value_or(""), lookup);
  if (!text) return {.after = {}, .unknown = Value::boolean(true), .expression = {}};
  return {.after = Value::text(Text(*text)), .unknown = {}, .expression = {}};
}

PlannedArgument plan_value(const Value& written, const Lookup& lookup);

// An unknown item of a list is null there; an unknown member of a map is left out.
PlannedArgument plan_members(const Value& written, const Lookup& lookup) {
  PlannedArgument all;
  all.after = written.is_map() ? Value::map() : Value::list();
  all.unknown = all.after;
  for (std::size_t i = 0; i < written.size(); ++i) {
    PlannedArgument member = plan_value(written.items()[i], lookup);
    if (written.is_map()) {
      const std::string& key = written.keys()[i].name;
      if (!member.after.is_absent()) all.after.set(key, std::move(member.after));
      if (!member.unknown.is_absent()) all.unknown.set(key, std::move(member.unknown));
    } else {
      const bool known = member.unknown.is_absent();
      all.after.push_back(member.after.is_absent() ? Value::null()
                                                   : std::move(member.after));
      all.unknown.push_back(known ? Value::boolean(false) : std::move(member.unknown));
    }
  }
  return all;
}

PlannedArgument plan_value(const Value& written, const Lookup& lookup) {
  if (written.is_text()) return plan_text(written, lookup);
  if (written.is_map() || written.is_list()) return plan_members(written, lookup);
  return {.after = written, .unknown = {}, .expression = {}};
}

// `jsonencode`: one unknown inside makes the whole text unknown, and an expression
// without references has nothing to show.
PlannedArgument plan_json(const Value& written, const Lookup& lookup) {
  PlannedArgument text = plan_text(Value::text(Text(json_text(written))), lookup);
  text.expression =
      references_in(written).empty() ? Value::map() : expression_of(written);
  return text;
}

PlannedArgument plan_blocks(const Value& written, const Lookup& lookup) {
  PlannedArgument all{
      .after = Value::list(), .unknown = Value::list(), .expression = Value::list()};
  for (const Value& block : written.items()) {
    Value after = Value::map();
    Value unknown = Value::map();
    Value expressions = Value::map();
    for (std::size_t i = 0; i < block.size(); ++i) {
      const std::string& name = block.keys()[i].name;
      PlannedArgument planned = plan_argument(name, block.items()[i], lookup);
      if (!planned.after.is_absent()) after.set(name, std::move(planned.after));
      if (!planned.unknown.is_absent()) unknown.set(name, std::move(planned.unknown));
      expressions.set(name, std::move(planned.expression));
    }
    all.after.push_back(std::move(after));
    all.unknown.push_back(std::move(unknown));
    all.expression.push_back(std::move(expressions));
  }
  return all;
}

}  // namespace

PlannedArgument plan_argument(const std::string& name, const Value& written,
                              const Lookup& lookup) {
  if (are_blocks(written)) return plan_blocks(written, lookup);
  if (is_json_argument(name, written)) return plan_json(written, lookup);
  PlannedArgument planned = plan_value(written, lookup);
  planned.expression = expression_of(written);
  return planned;
}

std::vector<ExampleReference> references_in(const Value& written) {
  std::vector<ExampleReference> found;
  collect(written, found);
  return found;
}

}  // namespace trailseal::rule_test
