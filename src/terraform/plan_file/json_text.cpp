#include "terraform/plan_file/json_text.hpp"

#include <array>
#include <cstdio>

namespace trailseal::terraform {

void JsonText::separate() {
  if (comma_) text_ += ',';
  comma_ = true;
}

// Letters that need no escape are written as they are: whoever steps through JSON
// compares keys as written.
void JsonText::quote(std::string_view text) {
  text_ += '"';
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto letter = static_cast<unsigned char>(text[i]);
    if (letter >= 0x20 && letter != '"' && letter != '\\') continue;
    text_.append(text.substr(start, i - start));
    start = i + 1;
    if (letter >= 0x20) {
      text_ += '\\';
      text_ += text[i];
      continue;
    }
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(letter));
    text_ += escape.data();
  }
  text_.append(text.substr(start)).append("\"");
}

JsonText& JsonText::open(char bracket) {
  separate();
  text_ += bracket;
  comma_ = false;
  return *this;
}

JsonText& JsonText::close(char bracket) {
  text_ += bracket;
  comma_ = true;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  separate();
  quote(name);
  text_ += ':';
  comma_ = false;
  return *this;
}

JsonText& JsonText::string(std::string_view text) {
  separate();
  quote(text);
  return *this;
}

JsonText& JsonText::raw(std::string_view json) {
  separate();
  text_ += json;
  return *this;
}

}  // namespace trailseal::terraform
