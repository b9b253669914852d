// Characters of UTF-8 text: what `?` in a pattern stands for is one of them, not one byte.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace trailseal {

/// How many bytes the character at `at` has: a lead byte with the bytes that continue it.
/// A byte that cannot begin a character counts as one.
constexpr std::size_t character_size(std::string_view text, std::size_t at) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(at) < 0xC0) return 1;
  const std::size_t wanted = byte(at) < 0xE0 ? 2 : byte(at) < 0xF0 ? 3 : 4;
  std::size_t size = 1;
  while (size < wanted && at + size < text.size() && (byte(at + size) & 0xC0) == 0x80) {
    ++size;
  }
  return size;
}

/// Takes the character at the front of a text that is not empty. A byte that is no
/// character becomes one that no text can spell, so that it equals only itself.
constexpr char32_t take_character(std::string_view& text) {
  constexpr char32_t kNoCharacter = 0xDC00;
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = character_size(text, 0);
  char32_t character = lead;
  if (lead >= 0x80) {
    character = size == 1 ? kNoCharacter + lead : lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
      character = (character << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
  }
  text.remove_prefix(size);
  return character;
}

/// Whether upper and lower case may differ in what the character stands for: a letter
/// beyond ASCII. Without a table: false only for blocks in which no letter has a case, the
/// scripts of East Asia above all.
constexpr bool may_have_other_case(char32_t c) {
  if (c < 0x80) return false;
  const bool scripts_without_case = (c >= 0x2E80 && c < 0xA640) ||
                                    (c >= 0xAC00 && c < 0xFB00) ||
                                    (c >= 0x1F000 && c < 0xE0000);
  return !scripts_without_case;
}

/// Whether ASCII letters are among what the character is in the other case, or spelt out:
/// the Kelvin sign, the long s, the dotless i, the sharp s, ligatures.
constexpr bool may_become_ascii(char32_t c) {
  constexpr char32_t kSuch[] = {0xDF, 0x130, 0x131, 0x149, 0x17F, 0x1F0, 0x1E9E, 0x212A};
  return std::find(std::begin(kSuch), std::end(kSuch), c) != std::end(kSuch) ||
         (c >= 0x1E96 && c <= 0x1E9A) || (c >= 0xFB00 && c <= 0xFB06);
}

}  // namespace trailseal
