// regex, regexall, replace.
//
// The groups of the pattern decide the type of a match: a string without groups, a tuple
// of strings, or an object where the groups have names.
#include "hcl/function/half_known.hpp"
#include "hcl/function/regular_expression.hpp"
#include "hcl/function/row.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

Result<Type> match_type(const RegularExpression& expression) {
  const auto& groups = expression.groups();
  if (groups.empty()) return Type::string();
  std::size_t named = 0;
  Type::Attributes attributes;
  for (const std::string& name : groups) {
    if (name.empty()) continue;
    ++named;
    attributes.insert_or_assign(name, Type::Attribute{.type = Type::string()});
  }
  if (named == 0) return Type::tuple(std::vector<Type>(groups.size(), Type::string()));
  if (named < groups.size()) {
    return failure("a pattern cannot have groups with and without names");
  }
  return Type::object(std::move(attributes));
}

Value part(const std::string& text, const std::optional<Span>& span) {
  if (!span) return Value::null(Type::string());
  return Value::string(text.substr(span->begin, span->end - span->begin));
}

Value match_value(const RegularExpression& expression, const std::string& text,
                  const Match& match) {
  const auto& groups = expression.groups();
  if (groups.empty()) return part(text, match.front());
  if (!groups.front().empty()) {
    Members members;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      members.insert_or_assign(groups[i], part(text, match[i + 1]));
    }
    return Value::object(std::move(members));
  }
  Values items;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    items.push_back(part(text, match[i + 1]));
  }
  return Value::tuple(std::move(items));
}

Result<Value> regex(Arguments arguments, CallContext&) {
  if (!arguments[0].is_known()) return derived_unknown(Type::any(), "regex", arguments);
  const auto expression = RegularExpression::read(arguments[0].as_string());
  if (!expression) return expression.error();
  const auto type = match_type(*expression);
  if (!type) return type.error();
  if (!arguments[1].is_known()) return derived_unknown(*type, "regex", arguments);
  const std::string& text = arguments[1].as_string();
  const auto match = expression->find(text, 0);
  if (!match) {
    return failure(
        "the pattern `" + arguments[0].as_string() + "` matches no part of the text",
        "wrap the call in `try` or `can` where no match is fine");
  }
  return match_value(*expression, text, *match);
}

Result<Value> regexall(Arguments arguments, CallContext& context) {
  if (!arguments[0].is_known()) {
    return derived_unknown(Type::list(Type::any()), "regexall", arguments);
  }
  const auto expression = RegularExpression::read(arguments[0].as_string());
  if (!expression) return expression.error();
  const auto type = match_type(*expression);
  if (!type) return type.error();
  context.may_fail = false;
  if (!arguments[1].is_known()) {
    return derived_unknown(Type::list(*type), "regexall", arguments);
  }
  const std::string& text = arguments[1].as_string();
  Values items;
  for (const Match& match : expression->find_all(text)) {
    if (items.size() >= context.max_members) return too_large("regexall");
    items.push_back(match_value(*expression, text, match));
  }
  return Value::list(*type, std::move(items));
}

// ------------------------------------------------------------------------- replace

/// Every `from` of a literal as `to`; an empty `from` stands before every character and
/// at the end.
Text replaced(std::string_view literal, const std::string& from, const Text& to) {
  Text all;
  if (from.empty()) {
    while (!literal.empty()) {
      std::string_view behind = literal;
      take_code_point(behind);
      all.append(to).append(Text(literal.substr(0, literal.size() - behind.size())));
      literal = behind;
    }
    return all.append(to);
  }
  while (true) {
    const std::size_t found = literal.find(from);
    all.append(Text(literal.substr(0, found)));
    if (found == std::string_view::npos) return all;
    all.append(to);
    literal.remove_prefix(found + from.size());
  }
}

/// Replaces in a text with symbols. One ASCII character is found in each piece by itself;
/// longer texts only where no symbol can hold any of their bytes.
std::optional<Text> replaced_in(const Text& text, const std::string& from, const Text& to,
                                const Value& from_to) {
  if (text.is_literal()) return replaced(*text.literal(), from, to);
  const bool is_character =
      from.size() == 1 && static_cast<unsigned char>(from[0]) < 0x80;
  if (from.empty() || (!is_character && may_hold(text, from))) return std::nullopt;
  Text all;
  for (const Text::Piece& piece : text.pieces()) {
    if (!piece.symbol) {
      all.append(replaced(piece.literal, from, to));
      continue;
    }
    const Text symbol = Text::of_symbol(*piece.symbol);
    const bool is_kept = !may_hold(piece.symbol->cls, from[0]);
    all.append(is_kept ? symbol : derived_text("replace", symbol, {&from_to, 1}));
  }
  return all;
}

/// What the replacement costs at most.
bool is_too_long(const Text& text, const std::string& from, const Text& to,
                 const CallContext& context) {
  const std::size_t times =
      literal_size(text) / std::max<std::size_t>(from.size(), 1) + 1;
  return times * (literal_size(to) + to.pieces().size()) > context.max_bytes;
}

Result<Value> replace_pattern(Arguments arguments, const std::string& pattern,
                              CallContext& context) {
  const auto expression = RegularExpression::read(pattern);
  if (!expression) return expression.error();
  context.may_fail = false;
  if (!arguments[0].is_known() || !arguments[2].is_known()) {
    return derived_unknown(Type::string(), "replace", arguments);
  }
  const Text text(arguments[0].as_string());
  if (is_too_long(text, "", arguments[2].text(), context)) return too_large("replace");
  return Value::string(
      expression->replace_all(arguments[0].as_string(), arguments[2].as_string()));
}

Result<Value> replace(Arguments arguments, CallContext& context) {
  if (!arguments[1].is_known()) {
    return derived_unknown(Type::string(), "replace", arguments);
  }
  const std::string& from = arguments[1].as_string();
  if (from.size() > 1 && from.front() == '/' && from.back() == '/') {
    return replace_pattern(arguments, from.substr(1, from.size() - 2), context);
  }
  context.may_fail = false;
  const Text text = settled(arguments[0].text());
  const Text to = arguments[2].text();
  if (is_too_long(text, from, to, context)) return too_large("replace");
  const Value from_to = Value::tuple({arguments[1], arguments[2]});
  const auto result = replaced_in(text, from, to, from_to);
  if (!result) return derived_unknown(Type::string(), "replace", arguments);
  return text_result(*result, arguments);
}

}  // namespace

Rows pattern_rows() {
  return {Function{.name = "regex",
                   .parameters = {text_parameter("pattern"), text_parameter("string")},
                   .returns = Type::any(),
                   .body = &regex},
          Function{.name = "regexall",
                   .parameters = {text_parameter("pattern"), text_parameter("string")},
                   .returns = Type::list(Type::any()),
                   .body = &regexall},
          Function{.name = "replace",
                   .parameters = {text_parameter("str"), text_parameter("substr"),
                                  text_parameter("replace")},
                   .returns = Type::string(),
                   .body = &replace}};
}

}  // namespace trailseal::hcl
