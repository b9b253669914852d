// Color is ANSI's "select graphic rendition": ESC [ numbers m. Such sequences are only
// ever added by Palette, after printable() has taken out those of the input.
#include "report/paragraph.hpp"

#include <algorithm>
#include <ostream>

#include "base/misleading_character.hpp"
#include "base/unicode_escape.hpp"
#include "base/utf8.hpp"

namespace trailseal::report {
namespace {

constexpr char kEscape = '\x1b';

/// The first word of `text`. A short piece in backticks, such as a command to copy, is
/// one word with its spaces.
std::string_view first_word(std::string_view text) {
  constexpr std::size_t kLongestPiece = 40;
  std::size_t end = std::min(text.find(' '), text.size());
  const std::size_t open = text.substr(0, end).find('`');
  if (open == std::string_view::npos) return text.substr(0, end);
  const std::size_t close = text.find('`', open + 1);
  if (close != std::string_view::npos && close > end && close - open <= kLongestPiece) {
    end = std::min(text.find(' ', close), text.size());
  }
  return text.substr(0, end);
}

}  // namespace

std::string printable(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  while (!text.empty()) {
    const std::string_view bytes = text.substr(0, character_size(text, 0));
    const char32_t c = take_character(text);
    if (c == '\n' || c == '\t') {
      clean += ' ';
    } else if (is_misleading(c)) {
      append_unicode_escape(clean, c, c < 0x10000 ? 4 : 6);
    } else {
      clean += bytes;
    }
  }
  return clean;
}

std::string printable_code(std::string_view code) {
  std::string clean;
  while (!code.empty()) {
    const std::size_t end = std::min(code.find_first_of("\n\t"), code.size());
    clean += printable(code.substr(0, end));
    if (end < code.size()) clean += code[end];
    code.remove_prefix(std::min(end + 1, code.size()));
  }
  return clean;
}

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  bool in_sequence = false;
  for (const char c : text) {
    if (in_sequence) {
      in_sequence = c != 'm';
    } else if (c == kEscape) {
      in_sequence = true;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++count;
    }
  }
  return count;
}

std::string Palette::paint(std::string_view code, std::string_view text) const {
  if (!on_ || text.empty()) return std::string(text);
  std::string painted{kEscape, '['};
  painted.append(code).append("m").append(text);
  painted.append({kEscape, '[', '0', 'm'});
  return painted;
}

void write_paragraph(std::ostream& out, std::string_view lead, std::string_view text,
                     std::size_t width) {
  const std::size_t indent = character_count(lead);
  out << lead;
  std::size_t column = indent;
  bool first = true;
  while (!text.empty()) {
    const std::size_t start = text.find_first_not_of(' ');
    if (start == std::string_view::npos) break;
    text.remove_prefix(start);
    const std::string_view word = first_word(text);
    text.remove_prefix(word.size());
    const std::size_t length = character_count(word);
    if (!first && column + 1 + length > width) {
      out << '\n' << std::string(indent, ' ');
      column = indent;
    } else if (!first) {
      out << ' ';
      ++column;
    }
    out << word;
    column += length;
    first = false;
  }
  out << '\n';
}

}  // namespace trailseal::report
