#include "graph/export_answer.hpp"

#include <string_view>

namespace trailseal {
namespace {

bool needs_quotes(std::string_view word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=,@%+";
  return word.empty() || word.find_first_not_of(kPlain) != word.npos;
}

}  // namespace

std::string command_line(const ExportAnswer& answer) {
  std::string line;
  for (const std::string& word : answer.command) {
    if (!line.empty()) line += ' ';
    if (!needs_quotes(word)) {
      line += word;
      continue;
    }
    line += '\'';
    for (const char c : word)
      line += c == '\'' ? std::string("'\\''") : std::string(1, c);
    line += '\'';
  }
  return line;
}

}  // namespace trailseal
