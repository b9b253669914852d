#include "document/json_escape.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace trailseal {
namespace {

constexpr std::string_view kUnicodeEscape = TextGlance::kUnicodeEscape;

/// The character of `\u00XX`; 0 where it has to stay an escape.
char plain_character(std::string_view escape) {
  unsigned code = 0;
  const char* const digits = escape.data() + kUnicodeEscape.size();
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

/// Where the next needless escape begins that stands in [from, to); npos: there is none.
std::size_t find_needless(std::string_view json, std::size_t from, std::size_t to) {
  for (std::size_t at = json.find(kUnicodeEscape, from); at < to;
       at = json.find(kUnicodeEscape, at + 1)) {
    if (at + 6 > json.size() || is_escaped(json, at)) continue;
    const char c = plain_character(json.substr(at, 6));
    if (c != '\0' && c != '<' && c != '>' && c != '&') return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::optional<std::string> without_needless_escapes(std::string_view json) {
  std::string plain;
  std::size_t copied = 0;
  for (std::size_t at = find_needless(json, 0, json.size()); at != std::string_view::npos;
       at = find_needless(json, copied, json.size())) {
    plain += json.substr(copied, at - copied);
    plain += plain_character(json.substr(at, 6));
    copied = at + 6;
  }
  if (copied == 0) return std::nullopt;
  plain += json.substr(copied);
  return plain;
}

std::optional<std::string> without_needless_escapes(const Source& source) {
  const std::string_view json = source.text();
  if (source.glance().unicode_escape == json.npos) return std::nullopt;
  bool needless = false;
  source.each_stretch([&](std::size_t from, std::size_t to) {
    const std::string_view here = json.substr(0, to + kUnicodeEscape.size() + 2);
    needless = find_needless(here, from, to) != std::string_view::npos;
    return !needless;
  });
  return needless ? without_needless_escapes(json) : std::nullopt;
}

}  // namespace trailseal
