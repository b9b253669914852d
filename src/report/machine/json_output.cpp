#include "report/machine/json_output.hpp"

#include <ostream>
#include <string>

#include "base/misleading_character.hpp"
#include "base/utf8.hpp"

namespace trailseal::report {
namespace {

void append_unit(std::string& out, char32_t unit) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(unit >> shift) & 15U];
}

/// As one code unit of UTF-16, or as two.
void append_escaped(std::string& out, char32_t c) {
  if (c < 0x10000) return append_unit(out, c);
  append_unit(out, 0xD800 + ((c - 0x10000) >> 10U));
  append_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FFU));
}

}  // namespace

void write_json_text(std::string_view json, std::ostream& out) {
  std::string text;
  text.reserve(json.size() + 1);
  while (!json.empty()) {
    const std::size_t size = character_size(json, 0);
    const std::string_view bytes = json.substr(0, size);
    const char32_t c = take_character(json);
    // A line break is layout: inside of strings it is escaped already.
    if (c != '\n' && is_misleading(c)) {
      append_escaped(text, c);
    } else {
      text += bytes;
    }
  }
  out << text << '\n';
}

}  // namespace trailseal::report
