// Lists of words in messages: `a, b`, and "`a`, `b`".
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace trailseal {

/// The words with the separator between them.
template <typename Words>
std::string joined(const Words& words, std::string_view separator = ", ") {
  std::string text;
  bool first = true;
  for (const auto& word : words) {
    if (!first) text += separator;
    first = false;
    text += word;
  }
  return text;
}

/// The word in backticks, as messages show what a user wrote.
inline std::string in_backticks(std::string_view word) {
  std::string text("`");
  return text.append(word).append("`");
}

/// Each word in backticks: "`a`, `b`".
template <typename Words>
std::string quoted_list(const Words& words, std::string_view separator = ", ") {
  std::string text;
  bool first = true;
  for (const auto& word : words) {
    if (!first) text += separator;
    first = false;
    text += in_backticks(word);
  }
  return text;
}

/// Is the word one of the words?
template <typename Words>
bool has_word(const Words& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace trailseal
