//   ~ null (empty)              null
//   true false yes no on off    boolean   (also True, TRUE, ...)
//   12  -3  1.5  2.0e3          number
//   2012-10-17  0x1F  y  n      text
//
// CloudFormation reads YAML 1.1 ("Template format", AWS CloudFormation User Guide), and
// what it makes of `yes` and `off` are booleans, of `y` and `n` texts.
#include "document/plain_scalar.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/ascii.hpp"

namespace trailseal {
namespace {

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

/// `12`, `-3`, `1.5`, `.5`, `1.5e-3`: the decimal numbers of YAML 1.1.
bool is_number(std::string_view text) {
  std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const std::size_t whole = skip_digits(text, at) - at;
  at += whole;
  if (at == text.size()) return whole > 0;
  if (text[at] != '.') return false;
  const std::size_t part = skip_digits(text, at + 1) - at - 1;
  if (whole + part == 0) return false;
  at += 1 + part;
  if (at == text.size()) return true;
  if (text[at] != 'e' && text[at] != 'E') return false;
  ++at;
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
  return at < text.size() && skip_digits(text, at) == text.size();
}

std::optional<bool> as_boolean(std::string_view text) {
  constexpr std::array<std::string_view, 9> kTrue{"true", "True", "TRUE", "yes", "Yes",
                                                  "YES",  "on",   "On",   "ON"};
  constexpr std::array<std::string_view, 9> kFalse{"false", "False", "FALSE", "no", "No",
                                                   "NO",    "off",   "Off",   "OFF"};
  if (std::find(kTrue.begin(), kTrue.end(), text) != kTrue.end()) return true;
  if (std::find(kFalse.begin(), kFalse.end(), text) != kFalse.end()) return false;
  return std::nullopt;
}

bool is_null(std::string_view text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" ||
         text == "NULL";
}

}  // namespace

Value resolve_plain(const std::string& text, Position position) {
  if (is_null(text)) return Value::null(position);
  if (const auto boolean = as_boolean(text)) return Value::boolean(*boolean, position);
  if (is_number(text)) return Value::number(text, position);
  return Value::text(Text(text), position);
}

}  // namespace trailseal
