// Only Text::display() is shown, so sensitive pieces stay hidden.
#include "base/shown_text.hpp"

#include <cstddef>

#include "base/limits.hpp"

namespace trailseal {

std::string quoted(std::string_view shown) {
  std::string result = "`";
  if (shown.size() <= kMaxShownText) {
    result += shown;
  } else {
    std::size_t end = kMaxShownText;
    // Not in the middle of a UTF-8 character.
    while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U) --end;
    result += shown.substr(0, end);
    result += "...";
  }
  result += '`';
  return result;
}

std::string quoted(const Text& text) { return quoted(std::string_view(text.display())); }

std::string listed(const std::vector<std::string>& words, std::string_view join) {
  constexpr std::size_t kShownWords = 3;
  const std::string joint = " " + std::string(join) + " ";
  const std::size_t shown = words.size() <= kShownWords + 1 ? words.size() : kShownWords;
  const bool cut = shown < words.size();
  std::string result;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) result += !cut && i + 1 == shown ? joint : ", ";
    result += words[i];
  }
  if (cut) result += joint + std::to_string(words.size() - shown) + " more";
  return result;
}

}  // namespace trailseal
