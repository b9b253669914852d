#include "report/workflow_command.hpp"

#include <algorithm>
#include <ostream>

#include "base/utf8.hpp"

namespace trailseal::report {
namespace {

/// White space as .NET has it (Char.IsWhiteSpace), which the runner is written in.
bool is_white(char32_t c) {
  return (c >= 0x9 && c <= 0xD) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

std::string harmless(std::string_view line) {
  std::string_view rest = line;
  while (!rest.empty()) {
    std::string_view behind = rest;
    if (!is_white(take_character(behind))) break;
    rest = behind;
  }
  std::string text(line);
  if (rest.starts_with("::")) text.insert(line.size() - rest.size() + 1, " ");
  for (std::size_t at = text.find("##["); at != std::string::npos;
       at = text.find("##[", at + 1)) {
    text.insert(at + 2, " ");
  }
  return text;
}

}  // namespace

void write_without_commands(std::string_view text, std::ostream& out) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out << harmless(text.substr(0, end));
    if (end < text.size()) out << '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace trailseal::report
