// Columns count bytes in a source and characters on a screen. A line that is too long (a
// template may be one line) is cut to a window around the place:
//
//   ...DESCRIPTION","Resources":{"Trail":{"Type":"AWS::CloudTrail::Trail",...
//                                ^
#include "report/excerpt.hpp"

#include <algorithm>

#include "report/paragraph.hpp"

namespace trailseal::report {
namespace {

constexpr std::string_view kCut = "...";

/// Line `number`, 1-based, without its end; nullopt past the last one.
std::optional<std::string_view> find_line(std::string_view text, std::uint32_t number) {
  if (number == 0) return std::nullopt;
  for (std::uint32_t line = 1; line < number; ++line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// Drops the first `count` characters.
std::string_view drop_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size() && count > 0; --count) {
    ++at;
    while (at < text.size() && continues_character(text[at])) ++at;
  }
  return text.substr(at);
}

std::string take_characters(std::string_view text, std::size_t count) {
  const std::string_view rest = drop_characters(text, count);
  return std::string(text.substr(0, text.size() - rest.size()));
}

/// Cuts `excerpt` to `width`, a third of it in front of the mark.
Excerpt cut(const Excerpt& excerpt, std::size_t width) {
  const std::size_t length = character_count(excerpt.line);
  if (length <= width || width <= 2 * kCut.size()) return excerpt;
  std::size_t start = excerpt.mark > width / 3 ? excerpt.mark - width / 3 : 0;
  start = std::min(start, length - width);
  Excerpt window{.line = take_characters(drop_characters(excerpt.line, start), width),
                 .mark = excerpt.mark - start};
  if (start > 0) {
    window.line =
        std::string(kCut) + std::string(drop_characters(window.line, kCut.size()));
  }
  if (start + width < length) {
    window.line = take_characters(window.line, width - kCut.size()) + std::string(kCut);
  }
  return window;
}

/// The part of a very long line that a window of `width` characters around the place can
/// show, with more than a window to spare on both sides.
std::string_view neighborhood(std::string_view line, std::size_t place,
                              std::size_t width) {
  constexpr std::size_t kLongestCharacter = 4;  // bytes, in UTF-8
  const std::size_t margin = 2 * kLongestCharacter * width;
  std::size_t start = place > margin ? place - margin : 0;
  while (start > 0 && continues_character(line[start])) --start;
  std::size_t end = std::min(line.size(), place + margin);
  while (end < line.size() && continues_character(line[end])) ++end;
  return line.substr(start, end - start);
}

}  // namespace

namespace {

/// Characters of the word, text or pair that `rest` begins with.
std::size_t length_of(std::string_view rest) {
  if (rest.empty() || rest.front() == '{' || rest.front() == '[') return 1;
  if (rest.front() == '"' || rest.front() == '\'') {
    const std::size_t close = rest.find(rest.front(), 1);
    if (close != std::string_view::npos)
      return character_count(rest.substr(0, close + 1));
  }
  rest = rest.substr(0, rest.find(" #"));
  if (rest.ends_with(kCut)) rest.remove_suffix(kCut.size());
  const std::size_t last = rest.find_last_not_of(" ,:");
  return last == std::string_view::npos ? 1 : character_count(rest.substr(0, last + 1));
}

}  // namespace

std::uint32_t character_column(std::string_view text, Position position) {
  const auto line = find_line(text, position.line);
  if (!line || position.column == 0) return position.column;
  const std::size_t bytes = std::min<std::size_t>(position.column - 1, line->size());
  return static_cast<std::uint32_t>(character_count(line->substr(0, bytes)) + 1);
}

std::optional<Excerpt> excerpt_at(std::string_view text, Position position,
                                  std::size_t width) {
  const auto whole = find_line(text, position.line);
  if (!whole) return std::nullopt;
  const std::size_t place = std::min<std::size_t>(
      position.column == 0 ? 0 : position.column - 1, whole->size());
  const std::string_view line = neighborhood(*whole, place, width);
  const std::size_t indent = line.find_first_not_of(" \t");
  if (indent == std::string_view::npos) return std::nullopt;
  const auto before = static_cast<std::size_t>(line.data() - whole->data());
  const std::size_t mark = character_count(line.substr(0, place - before));
  Excerpt excerpt = cut(
      {.line = printable(line.substr(indent)), .mark = mark > indent ? mark - indent : 0},
      width);
  excerpt.length = length_of(drop_characters(excerpt.line, excerpt.mark));
  return excerpt;
}

std::uint32_t end_column(std::string_view text, Position position) {
  constexpr std::size_t kLongest = 4000;  // a plan may be one line of megabytes
  const auto line = find_line(text, position.line);
  if (!line || position.column == 0 || position.column > line->size()) return 0;
  std::size_t end = std::min(line->size(), position.column - 1 + kLongest);
  while (end < line->size() && continues_character((*line)[end])) ++end;
  const std::size_t place = position.column - 1;
  return character_column(text, position) +
         static_cast<std::uint32_t>(length_of(line->substr(place, end - place)));
}

}  // namespace trailseal::report
