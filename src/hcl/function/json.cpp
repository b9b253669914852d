#include "hcl/function/json.hpp"

#include <charconv>
#include <utility>

#include "base/unicode_escape.hpp"
#include "document/json_reader.hpp"
#include "document/symbol_marks.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/part.hpp"
#include "hcl/function/row.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

// -------------------------------------------------------------------------- escaping

std::string escaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::string_view here = text;
    const std::uint32_t c = take_code_point(text);
    constexpr std::string_view kShort = "\b\f\n\r\t\"\\";
    constexpr std::string_view kLetter = "bfnrt\"\\";
    const std::size_t found =
        c < 0x80 ? kShort.find(static_cast<char>(c)) : std::string_view::npos;
    if (found != std::string_view::npos) {
      out += '\\';
      out += kLetter[found];
    } else if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == 0x2028 ||
               c == 0x2029) {
      append_unicode_escape(out, c);
    } else {
      out += here.substr(0, here.size() - text.size());
    }
  }
  return out;
}

Text escaped_symbol(const Symbol& symbol) {
  if (is_plain(symbol.cls)) return Text::of_symbol(symbol);
  Symbol inner = symbol;
  inner.id = std::string(kJsonEscaped) + symbol.id;
  return Text::of_symbol(std::move(inner));
}

// -------------------------------------------------------------------------- encoding

/// The whole of an unknown as one symbol.
Text encoded_unknown(const Value& value) {
  const bool is_scalar =
      value.type().is(Type::Kind::Number) || value.type().is(Type::Kind::Bool);
  // A number, a bool or `null` has letters, digits, `-` and `.` alone.
  const SymbolClass cls = is_scalar ? SymbolClass::Name : SymbolClass::Anything;
  return derived_symbol("jsonencode", {&value, 1}, cls);
}

Result<void> append_json(const Value& value, Text& out);

Result<void> append_items(const Value& value, Text& out) {
  out.append(Text("["));
  bool first = true;
  for (const Value& item : value.items()) {
    if (!first) out.append(Text(","));
    first = false;
    if (auto done = append_json(item, out); !done) return done.error();
  }
  out.append(Text("]"));
  return {};
}

Result<void> append_members(const Value& value, Text& out) {
  out.append(Text("{"));
  bool first = true;
  for (const auto& [key, member] : value.members()) {
    if (!first) out.append(Text(","));
    first = false;
    out.append(json_string(Text(key))).append(Text(":"));
    if (auto done = append_json(member, out); !done) return done.error();
  }
  out.append(Text("}"));
  return {};
}

Result<void> append_json(const Value& value, Text& out) {
  if (!value.is_known()) {
    const bool is_text = value.type().is(Type::Kind::String) && value.is_never_null();
    out.append(is_text ? json_string(value.text()) : encoded_unknown(value));
    return {};
  }
  if (value.is_null()) {
    out.append(Text("null"));
    return {};
  }
  switch (value.type().kind()) {
    case Type::Kind::String:
      out.append(json_string(value.text()));
      return {};
    case Type::Kind::Number:
      if (value.as_number().is_infinite()) {
        return Error{.message = "infinity cannot be written as JSON"};
      }
      out.append(Text(value.as_number().display()));
      return {};
    case Type::Kind::Bool:
      out.append(Text(value.as_bool() ? "true" : "false"));
      return {};
    case Type::Kind::Map:
    case Type::Kind::Object:
      return append_members(value, out);
    case Type::Kind::Set:
      // Unknown members may be equal to others, and stand in another order.
      if (!value.is_wholly_known() && value.items().size() > 1) {
        out.append(encoded_unknown(value));
        return {};
      }
      return append_items(value, out);
    default:
      return append_items(value, out);
  }
}

// -------------------------------------------------------------------------- decoding

/// The symbol that stands in a string as it is, or escaped; nothing for one that could
/// end the string.
std::optional<Symbol> unescaped(const Symbol& symbol) {
  if (symbol.id.starts_with(kJsonEscaped)) return read_from_json(symbol);
  if (is_plain(symbol.cls)) return symbol;
  return std::nullopt;
}

/// The code unit of `\uXXXX` at a place of the text, if one stands there.
std::optional<std::uint32_t> unit_at(std::string_view text, std::size_t at) {
  if (text.substr(std::min(at, text.size()), 2) != "\\u" || at + 6 > text.size()) {
    return std::nullopt;
  }
  std::uint32_t unit = 0;
  const char* const end = text.data() + at + 6;
  if (std::from_chars(text.data() + at + 2, end, unit, 16).ptr != end)
    return std::nullopt;
  return unit;
}

/// Half of a surrogate pair alone is U+FFFD to Terraform, and an error to the reader.
void repair_surrogates(std::string& json) {
  for (std::size_t at = 0; (at = json.find('\\', at)) != std::string::npos;) {
    const std::uint32_t unit = unit_at(json, at).value_or(0);
    const std::uint32_t next = unit_at(json, at + 6).value_or(0);
    const bool is_pair =
        unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000;
    if (!is_pair && unit >= 0xD800 && unit < 0xE000) json.replace(at, 6, "\\uFFFD");
    at += is_pair ? 12 : 2;
  }
}

/// A document as a value. Nothing where a symbol stands in a key.
std::optional<Result<Value>> value_of(const trailseal::Value& node,
                                      const SymbolMarks& marks);

std::optional<Result<Value>> object_of(const trailseal::Value& node,
                                       const SymbolMarks& marks) {
  Members members;
  for (std::size_t i = 0; i < node.size(); ++i) {
    const std::string& key = node.keys()[i].name;
    if (SymbolMarks::has_mark(key)) return std::nullopt;
    // Terraform normalizes the key, and then misses it in the object's type.
    if (to_nfc(key) != key)
      return Result<Value>(failure("unsupported key `" + key + "`"));
    auto member = value_of(node.items()[i], marks);
    if (!member || !member->ok()) return member;
    members.insert_or_assign(key, std::move(member->value()));
  }
  return Result<Value>(Value::object(std::move(members)));
}

std::optional<Result<Value>> tuple_of(const trailseal::Value& node,
                                      const SymbolMarks& marks) {
  Values items;
  for (const trailseal::Value& part : node.items()) {
    auto item = value_of(part, marks);
    if (!item || !item->ok()) return item;
    items.push_back(std::move(item->value()));
  }
  return Result<Value>(Value::tuple(std::move(items)));
}

std::optional<Result<Value>> value_of(const trailseal::Value& node,
                                      const SymbolMarks& marks) {
  switch (node.kind()) {
    case trailseal::Value::Kind::Bool:
      return Result<Value>(Value::boolean(node.as_bool()));
    case trailseal::Value::Kind::Number: {
      const auto number = Number::parse(node.as_text().literal().value_or(""));
      if (!number) return Result<Value>(failure("a number cannot be read"));
      return Result<Value>(Value::number(*number));
    }
    case trailseal::Value::Kind::Text:
      return Result<Value>(Value::text(marks.take(node.literal().value_or(""))));
    case trailseal::Value::Kind::List:
      return tuple_of(node, marks);
    case trailseal::Value::Kind::Map:
      return object_of(node, marks);
    default:
      return Result<Value>(Value::null());
  }
}

/// What is read back from the text of a value: lists and sets as tuples, maps as objects.
Value decoded(const Value& value) {
  const Type& type = value.type();
  if (value.is_known() && value.is_null()) return Value::null();
  // Null has no type in JSON.
  const bool may_be_null = !value.is_never_null();
  if (type.is_primitive() && !may_be_null) return value;
  const bool is_open = !value.is_known() || is_uncertain_set(value);
  if (is_open) return derived_unknown(Type::any(), "jsondecode", {&value, 1}, false);
  if (type.is_keyed()) {
    Members members;
    for (const auto& [name, member] : value.members()) {
      members.emplace(name, decoded(member));
    }
    return Value::object(std::move(members));
  }
  Values items;
  for (const Value& item : value.items()) items.push_back(decoded(item));
  return Value::tuple(std::move(items));
}

// ------------------------------------------------------------------------- functions

Result<Value> jsonencode(Arguments arguments, CallContext& context) {
  const auto text = json_text(arguments[0]);
  if (!text) return text.error();
  const auto result = bounded_text(*text, arguments, context, "jsonencode");
  if (!result) return result.error();
  return result->with_encoded(arguments[0]);
}

Result<Value> jsondecode(Arguments arguments, CallContext& context) {
  if (const Value* source = arguments[0].encoded()) {
    return certain(context, decoded(*source));
  }
  if (auto value = value_of_json(arguments[0].text())) {
    context.may_fail = false;
    return std::move(*value);
  }
  return derived_unknown(Type::any(), "jsondecode", arguments, false);
}

}  // namespace

Text json_string(const Text& text) {
  Text out("\"");
  for (const Text::Piece& piece : text.pieces()) {
    out.append(piece.symbol ? escaped_symbol(*piece.symbol)
                            : Text(escaped(piece.literal)));
  }
  return out.append(Text("\""));
}

Result<Text> json_text(const Value& value) {
  Text out;
  if (auto done = append_json(value, out); !done) return done.error();
  return out;
}

std::optional<Result<Value>> value_of_json(const Text& text) {
  SymbolMarks marks;
  auto marked = marks.set(text, &unescaped);
  if (!marked) return std::nullopt;
  repair_surrogates(*marked);
  // In brackets a bare number is a document too.
  const auto document = read_json_text("[" + *marked + "]");
  const bool is_one = document && document->root.size() == 1;
  if (!is_one) {
    // A mark outside of a string is no JSON, though the symbol in its place may be.
    if (!text.is_literal()) return std::nullopt;
    if (document) return Result<Value>(failure("the text is not one JSON value"));
    return Result<Value>(failure(document.error().message, document.error().help));
  }
  return value_of(document->root.items().front(), marks);
}

Rows json_rows() {
  return {Function{.name = "jsondecode",
                   .parameters = {text_parameter("str")},
                   .returns = Type::any(),
                   .body = &jsondecode,
                   .may_be_null = true},
          Function{.name = "jsonencode",
                   .parameters = {nullable(any_value("val"))},
                   .returns = Type::string(),
                   .body = &jsonencode,
                   .total = true}};
}
}  // namespace trailseal::hcl
