#include "document/json_escape.hpp"

#include <charconv>
#include <cstddef>

namespace trailseal {
namespace {

constexpr std::string_view kEscape = "\\u00";

/// The character of `\u00XX`; 0 where it has to stay an escape.
char plain_character(std::string_view escape) {
  unsigned code = 0;
  const char* const digits = escape.data() + kEscape.size();
  const auto [end, error] = std::from_chars(digits, digits + 2, code, 16);
  const bool plain = error == std::errc{} && end == digits + 2 && code >= 0x20 &&
                     code < 0x7F && code != '"' && code != '\\';
  return plain ? static_cast<char>(code) : '\0';
}

/// Is the backslash at `at` itself escaped?
bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t before = at;
  while (before > 0 && text[before - 1] == '\\') --before;
  return (at - before) % 2 == 1;
}

}  // namespace

std::optional<std::string> without_needless_escapes(std::string_view json) {
  std::string plain;
  std::size_t copied = 0;
  bool needless = false;
  for (std::size_t at = json.find(kEscape); at != std::string_view::npos;
       at = json.find(kEscape, at + 1)) {
    if (at + 6 > json.size() || is_escaped(json, at)) continue;
    const char c = plain_character(json.substr(at, 6));
    if (c == '\0') continue;
    if (c == '<' || c == '>' || c == '&') continue;
    needless = true;
    plain += json.substr(copied, at - copied);
    plain += c;
    copied = at + 6;
  }
  if (!needless) return std::nullopt;
  plain += json.substr(copied);
  return plain;
}

}  // namespace trailseal
