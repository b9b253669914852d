// A format string is literal text and verbs:
//
//   % [flags] [width] [.precision] [ "[" index "]" ] letter
//
//   flags       any of: - + # 0 and a blank
//   index       which argument, from 1; later verbs go on from there
//   s q         a string, quoted as JSON with q
//   v           anything: strings and numbers as they are, the rest as JSON
//   t           a bool
//   b d o x X   a whole number     e E f g G   a number
//
// A half-known string without width or precision keeps its pieces; another unknown
// becomes the symbol of what the verb makes of it.
#include "hcl/function/format_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.hpp"
#include "hcl/conversion.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/json.hpp"
#include "hcl/function/number_text.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

/// A verb as it stands in the format.
struct Placed {
  Verb verb{};
  std::optional<std::size_t> index{};  ///< from 1
  std::string spelling{};
};

/// Reads a number off the front; nothing where there is none.
std::optional<std::size_t> take_number(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  if (count == 0) return std::nullopt;
  // Longer numbers are beyond every bound.
  constexpr std::size_t kDigits = 9;
  const std::string digits(text.substr(0, std::min(count, kDigits)));
  const std::size_t value = count > kDigits ? 999'999'999 : std::stoul(digits);
  text.remove_prefix(count);
  return value;
}

void take_flags(std::string_view& text, Verb& verb) {
  constexpr std::string_view kFlags = "-+#0 ";
  while (!text.empty() && kFlags.find(text[0]) != std::string_view::npos) {
    verb.minus = verb.minus || text[0] == '-';
    verb.plus = verb.plus || text[0] == '+';
    verb.sharp = verb.sharp || text[0] == '#';
    verb.zero = verb.zero || text[0] == '0';
    verb.space = verb.space || text[0] == ' ';
    text.remove_prefix(1);
  }
}

Error malformed_verb(std::string_view rest) {
  if (rest.empty()) return Error{.message = "the format ends in the middle of a verb"};
  std::string_view behind = rest;
  take_code_point(behind);
  return Error{.message = "unexpected `" +
                          std::string(rest.substr(0, rest.size() - behind.size())) +
                          "` in a verb of the format",
               .help = "a percent sign is written `%%`"};
}

/// Reads the verb behind a `%`.
Result<Placed> take_verb(std::string_view& text) {
  const std::string_view whole = text;
  Placed placed;
  take_flags(text, placed.verb);
  placed.verb.width = take_number(text);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    placed.verb.precision = take_number(text).value_or(0);
  }
  if (text.starts_with('[')) {
    text.remove_prefix(1);
    if (text.starts_with('0')) return malformed_verb(text);
    placed.index = take_number(text);
    if (!placed.index || !text.starts_with(']')) return malformed_verb(text);
    text.remove_prefix(1);
  }
  if (text.empty() || !is_ascii_letter(text[0])) return malformed_verb(text);
  placed.verb.mode = text[0];
  text.remove_prefix(1);
  placed.spelling = "%" + std::string(whole.substr(0, whole.size() - text.size()));
  return placed;
}

std::string padded(const std::string& text, const Verb& verb) {
  const std::size_t length = verb.width ? graphemes(text).size() : 0;
  if (!verb.width || *verb.width <= length) return text;
  const std::string padding(*verb.width - length, verb.zero ? '0' : ' ');
  return verb.minus ? text + padding : padding + text;
}

/// A value that the verb does not take.
Error unsuitable(const Placed& placed, const std::string& what) {
  return Error{.message = "unsupported value for `" + placed.spelling + "`: " + what};
}

/// What a verb makes of an unknown, as one symbol.
Text derived_verb(const Placed& placed, const Value& value, SymbolClass cls) {
  // The same verb with another index makes the same text.
  std::string spelling = placed.spelling;
  const std::size_t open = spelling.find('[');
  if (open != std::string::npos) {
    spelling.erase(open, spelling.find(']') - open + 1);
  }
  const Values operands{Value::string(spelling), value};
  return derived_symbol("format", operands, cls);
}

std::string cut(const std::string& text, std::size_t count) {
  const auto clusters = graphemes(text);
  std::string all;
  for (std::size_t i = 0; i < std::min(count, clusters.size()); ++i) all += clusters[i];
  return all;
}

Result<Text> string_verb(const Placed& placed, const Value& argument) {
  if (argument.type().is_any()) {
    return derived_verb(placed, argument, SymbolClass::Anything);
  }
  const auto value = convert(argument, Type::string());
  if (!value) return unsuitable(placed, value.error().message);
  const Verb& verb = placed.verb;
  if (!value->is_known()) {
    if (verb.width || verb.precision) {
      return derived_verb(placed, *value, SymbolClass::Anything);
    }
    return verb.mode == 'q' ? json_string(value->text()) : value->text();
  }
  std::string text = value->as_string();
  // A precision of zero is none, in Terraform.
  if (verb.precision.value_or(0) > 0) text = cut(text, *verb.precision);
  if (verb.mode == 'q') text = json_string(Text(text)).literal().value_or("");
  return Text(padded(text, verb));
}

Result<Text> plain_verb(const Placed& placed, const Value& argument) {
  const Verb& verb = placed.verb;
  if (!argument.is_wholly_known()) {
    const bool is_text =
        argument.type().is(Type::Kind::String) && argument.is_never_null();
    if (verb.width || argument.type().is_any() ||
        argument.type().is(Type::Kind::Number)) {
      return derived_verb(placed, argument, SymbolClass::Anything);
    }
    if (is_text && !verb.sharp) return argument.text();
    if (!argument.is_known() && !is_text) {
      return derived_verb(placed, argument, SymbolClass::Anything);
    }
    return json_text(argument);
  }
  if (!verb.sharp && !argument.is_null()) {
    if (argument.type().is(Type::Kind::String)) {
      return Text(padded(argument.as_string(), verb));
    }
    if (argument.type().is(Type::Kind::Number)) {
      return Text(padded(plain_number_text(argument.as_number()), verb));
    }
  }
  const auto json = json_text(argument);
  if (!json) return json.error();
  return Text(padded(json->literal().value_or(""), verb));
}

Result<Text> bool_verb(const Placed& placed, const Value& argument) {
  if (argument.type().is_any()) return derived_verb(placed, argument, SymbolClass::Name);
  const auto value = convert(argument, Type::boolean());
  if (!value) return unsuitable(placed, value.error().message);
  if (!value->is_known()) return derived_verb(placed, *value, SymbolClass::Name);
  return Text(value->as_bool() ? "true" : "false");
}

Result<Text> number_verb(const Placed& placed, const Value& argument) {
  const Verb& verb = placed.verb;
  const bool is_whole =
      std::string_view("bdoxX").find(verb.mode) != std::string_view::npos;
  const bool is_bare = !verb.width && !verb.plus && !verb.space;
  const auto cls = is_bare && is_whole ? SymbolClass::Name : SymbolClass::Anything;
  if (argument.type().is_any()) return derived_verb(placed, argument, cls);
  const auto value = convert(argument, Type::number());
  if (!value) return unsuitable(placed, value.error().message);
  if (!value->is_known()) return derived_verb(placed, *value, cls);
  const Number& number = value->as_number();
  if (!is_whole) return Text(decimal_text(number, verb));
  if (!number.is_integer()) return unsuitable(placed, "a whole number is required");
  return Text(integer_text(number, verb));
}

Result<Text> verb_text(const Placed& placed, const Value& argument) {
  if (placed.verb.mode != 'v' && argument.is_null()) {
    return unsuitable(placed, "null cannot be written");
  }
  switch (placed.verb.mode) {
    case 'v':
      return plain_verb(placed, argument);
    case 't':
      return bool_verb(placed, argument);
    case 's':
    case 'q':
      return string_verb(placed, argument);
    default:
      return number_verb(placed, argument);
  }
}

}  // namespace

Result<Text> format_text(const std::string& format, Arguments arguments,
                         std::size_t max_bytes) {
  Text all;
  std::string_view rest = format;
  std::size_t next = 0;
  std::size_t highest = 0;
  while (!rest.empty()) {
    const std::size_t percent = rest.find('%');
    all.append(Text(rest.substr(0, percent)));
    if (percent == std::string_view::npos) break;
    rest.remove_prefix(percent + 1);
    if (rest.starts_with('%')) {
      all.append(Text("%"));
      rest.remove_prefix(1);
      continue;
    }
    const auto placed = take_verb(rest);
    if (!placed) return placed.error();
    if (std::string_view("vtbdoxXeEfgGsq").find(placed->verb.mode) ==
        std::string_view::npos) {
      return Error{.message = "unknown verb `" + placed->spelling + "`"};
    }
    const std::size_t index = placed->index ? *placed->index - 1 : next;
    if (index >= arguments.size()) {
      return Error{.message = "no argument is left for `" + placed->spelling + "`"};
    }
    if (placed->verb.width.value_or(0) + placed->verb.precision.value_or(0) > max_bytes) {
      return too_large("format");
    }
    const auto text = verb_text(*placed, arguments[index]);
    if (!text) return text.error();
    all.append(*text);
    if (literal_size(all) > max_bytes) return too_large("format");
    next = index + 1;
    highest = std::max(highest, next);
  }
  if (highest < arguments.size()) {
    return Error{.message = "too many arguments: the format uses " +
                            std::to_string(highest) + " of " +
                            std::to_string(arguments.size())};
  }
  return all;
}

}  // namespace trailseal::hcl
