#include "terraform/plan_file/json_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>

namespace trailseal::terraform {
namespace {

bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

/// Is one of these eight bytes to be escaped? A byte below N makes the high bit of its
/// place stay where N is subtracted from all.
bool has_escape(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHigh = 0x80 * kOnes;
  constexpr auto below = [](std::uint64_t bytes, std::uint64_t n) {
    return (bytes - n * kOnes) & ~bytes & kHigh;
  };
  return (below(word, 0x20) | below(word ^ (kOnes * '"'), 1) |
          below(word ^ (kOnes * '\\'), 1)) != 0;
}

std::uint64_t word_at(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof(word));
  return word;
}

/// Needs no byte of the text an escape? So it is with most texts of a plan.
bool is_plain(std::string_view text) {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  if (text.size() < kWord) return std::none_of(text.begin(), text.end(), needs_escape);
  for (std::size_t at = 0; at + kWord <= text.size(); at += kWord) {
    if (has_escape(word_at(text.data() + at))) return false;
  }
  return !has_escape(word_at(text.data() + text.size() - kWord));
}

}  // namespace

// Blocks grow by half their size at least, so that no byte is moved often.
char* JsonText::add(std::size_t bytes) {
  constexpr std::size_t kLeast = 512;
  const std::size_t size = text_.size();
  if (size + bytes > text_.capacity()) {
    text_.reserve(std::max(size + bytes + kLeast, text_.capacity() * 2));
  }
  text_.set_size(size + bytes);
  return text_.data() + size;
}

/// The text in quotes behind a comma, if there has to be one, and before `end`, if there
/// is one.
void JsonText::write_plain(std::string_view text, char end) {
  char* at = add(text.size() + (comma_ ? 3 : 2) + (end != '\0' ? 1 : 0));
  if (comma_) *at++ = ',';
  *at++ = '"';
  at = std::copy(text.begin(), text.end(), at);
  *at++ = '"';
  if (end != '\0') *at = end;
}

// Letters that need no escape are written as they are: whoever steps through JSON
// compares keys as written.
void JsonText::write_escaped(std::string_view text, char end) {
  std::string escaped(comma_ ? ",\"" : "\"");
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
      escaped += escape.data();
      continue;
    }
    if (c == '"' || c == '\\') escaped += '\\';
    escaped += c;
  }
  escaped += '"';
  if (end != '\0') escaped += end;
  std::copy(escaped.begin(), escaped.end(), add(escaped.size()));
}

JsonText& JsonText::open(char bracket) {
  char* at = add(comma_ ? 2 : 1);
  if (comma_) *at++ = ',';
  *at = bracket;
  comma_ = false;
  return *this;
}

JsonText& JsonText::close(char bracket) {
  *add(1) = bracket;
  comma_ = true;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  if (is_plain(name)) {
    write_plain(name, ':');
  } else {
    write_escaped(name, ':');
  }
  comma_ = false;
  return *this;
}

JsonText& JsonText::string(std::string_view text) {
  if (is_plain(text)) {
    write_plain(text, '\0');
  } else {
    write_escaped(text, '\0');
  }
  comma_ = true;
  return *this;
}

JsonText& JsonText::raw(std::string_view json) {
  char* at = add(json.size() + (comma_ ? 1 : 0));
  if (comma_) *at++ = ',';
  std::copy(json.begin(), json.end(), at);
  comma_ = true;
  return *this;
}

}  // namespace trailseal::terraform
