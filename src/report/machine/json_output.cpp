#include "report/machine/json_output.hpp"

#include <ostream>
#include <string>

#include "base/misleading_character.hpp"
#include "base/unicode_escape.hpp"
#include "base/utf8.hpp"
#include "document/json_writer.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

/// As one code unit of UTF-16, or as two.
void append_escaped(std::string& out, char32_t c) {
  if (c < 0x10000) return append_unicode_escape(out, c);
  append_unicode_escape(out, 0xD800 + ((c - 0x10000) >> 10U));
  append_unicode_escape(out, 0xDC00 + ((c - 0x10000) & 0x3FFU));
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

void write_value(const Value& document, std::ostream& out) {
  write_json_text(json_text(document), out);
}

}  // namespace trailseal::report
