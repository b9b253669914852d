// lower, upper, title: one code point to one, as Go maps them.
//
// Letters of a half-known text are mapped piece by piece. A symbol that holds nothing but
// letters of the wanted case stays itself; another becomes the symbol of what is made of
// it.
#include "hcl/function/half_known.hpp"
#include "hcl/function/row.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

using Mapping = std::uint32_t (*)(std::uint32_t);

std::string mapped(std::string_view text, Mapping mapping) {
  std::string all;
  while (!text.empty()) append_code_point(all, mapping(take_code_point(text)));
  return all;
}

Text mapped_symbol(const Symbol& symbol, std::string_view function) {
  const bool is_lower_already = is_plain(symbol.cls) && symbol.cls != SymbolClass::Name;
  const bool stays =
      function == "lower" ? is_lower_already : symbol.cls == SymbolClass::AccountId;
  Text text = Text::of_symbol(symbol);
  if (stays) return text;
  return derived_text(function, text, {},
                      is_plain(symbol.cls) ? SymbolClass::Name : SymbolClass::Anything);
}

Value mapped_text(Arguments arguments, std::string_view function, Mapping mapping) {
  Text all;
  const Text text = settled(arguments[0].text());
  for (const Text::Piece& piece : text.pieces()) {
    all.append(piece.symbol ? mapped_symbol(*piece.symbol, function)
                            : Text(mapped(piece.literal, mapping)));
  }
  return text_result(all, arguments);
}

Result<Value> lower(Arguments arguments, CallContext&) {
  return mapped_text(arguments, "lower", &to_lower);
}

Result<Value> upper(Arguments arguments, CallContext&) {
  return mapped_text(arguments, "upper", &to_upper);
}

/// Go's strings.Title: a word goes on through letters, digits and underscores; other
/// ASCII ends it, and beyond ASCII only a space does.
bool ends_word(std::uint32_t code_point) {
  if (code_point < 0x80) {
    const bool is_word = (code_point >= '0' && code_point <= '9') ||
                         (code_point >= 'a' && code_point <= 'z') ||
                         (code_point >= 'A' && code_point <= 'Z') || code_point == '_';
    return !is_word;
  }
  return !is_identifier_part(code_point) && is_space(code_point);
}

std::string titled(std::string_view text) {
  std::string all;
  bool at_start = true;
  while (!text.empty()) {
    const std::uint32_t code_point = take_code_point(text);
    append_code_point(all, at_start ? to_title(code_point) : code_point);
    at_start = ends_word(code_point);
  }
  return all;
}

Result<Value> title(Arguments arguments, CallContext&) {
  const Text text = settled(arguments[0].text());
  if (const auto literal = text.literal()) return Value::string(titled(*literal));
  // Whether a word begins behind a symbol depends on the end of the symbol.
  const std::string front(text.literal_prefix());
  const std::size_t word = front.find_last_of(" \t\n");
  const std::size_t certain = word == std::string::npos ? 0 : word + 1;
  Text all(titled(std::string_view(front).substr(0, certain)));
  all.append(derived_text("title", without_first(text, certain)));
  return text_result(all, arguments);
}

}  // namespace

Rows case_rows() {
  return {Function{.name = "lower",
                   .parameters = {text_parameter("str")},
                   .returns = Type::string(),
                   .body = &lower,
                   .total = true},
          Function{.name = "title",
                   .parameters = {text_parameter("str")},
                   .returns = Type::string(),
                   .body = &title,
                   .total = true},
          Function{.name = "upper",
                   .parameters = {text_parameter("str")},
                   .returns = Type::string(),
                   .body = &upper,
                   .total = true}};
}

}  // namespace trailseal::hcl
