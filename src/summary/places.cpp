//   12:3 14:5 - - 2:7:1     line:column, nowhere, line:column:file
//   -*4                     the same four times
#include "summary/places.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>

namespace trailseal::summary {
namespace {

std::string place_text(const Position& position) {
  if (position == Position{}) return "-";
  std::string text =
      std::to_string(position.line) + ":" + std::to_string(position.column);
  if (position.file > 0) text += ":" + std::to_string(position.file);
  return text;
}

/// Takes the number at the front of `text`, and what separates it from the next.
template <typename Number>
bool take(std::string_view& text, char separator, Number& number) {
  const auto [end, code] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (text.empty()) return true;
  if (text.front() != separator || text.size() == 1) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Position> read_place(std::string_view text) {
  if (text == "-") return Position{};
  std::array<std::uint32_t, 3> numbers{};
  std::size_t count = 0;
  while (!text.empty() && count < numbers.size()) {
    if (!take(text, ':', numbers[count++])) return std::nullopt;
  }
  if (!text.empty() || count < 2) return std::nullopt;
  return Position{.line = numbers[0], .column = numbers[1], .file = numbers[2]};
}

}  // namespace

std::string places_text(const std::vector<Position>& positions) {
  const bool known = std::any_of(positions.begin(), positions.end(),
                                 [](const Position& p) { return p != Position{}; });
  if (!known) return {};
  std::string text;
  for (std::size_t i = 0; i < positions.size();) {
    std::size_t end = i + 1;
    while (end < positions.size() && positions[end] == positions[i]) ++end;
    if (!text.empty()) text += ' ';
    text += place_text(positions[i]);
    if (end > i + 1) text += "*" + std::to_string(end - i);
    i = end;
  }
  return text;
}

std::optional<std::vector<Position>> read_places(std::string_view text,
                                                 std::size_t most) {
  std::vector<Position> positions;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t star = std::min(word.find('*'), word.size());
    std::size_t times = 1;
    std::string_view count = word.substr(std::min(star + 1, word.size()));
    if (star < word.size() && (!take(count, ' ', times) || !count.empty())) {
      return std::nullopt;
    }
    const auto position = read_place(word.substr(0, star));
    if (!position || times > most - positions.size()) return std::nullopt;
    positions.insert(positions.end(), times, *position);
  }
  return positions;
}

}  // namespace trailseal::summary
