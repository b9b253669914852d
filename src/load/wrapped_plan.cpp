//   [command]/usr/bin/terraform show -json tfplan      any lines
//   {"format_version":"1.2", ... }                     the plan, at the start of a line
//   ::debug::Terraform exited with code 0.             any lines
//
// The lines before it become empty ones, so that places keep their numbers.
#include "load/wrapped_plan.hpp"

#include <string>

#include "document/json_cursor.hpp"

namespace trailseal::load {
namespace {

/// Where a line begins with an object whose first member is `format_version`.
std::size_t find_start(std::string_view text) {
  constexpr std::string_view kMember = "\"format_version\"";
  for (std::size_t at = text.find(kMember); at != std::string_view::npos;
       at = text.find(kMember, at + 1)) {
    const std::size_t brace =
        at == 0 ? std::string_view::npos : text.find_last_not_of(" \t\r\n", at - 1);
    if (brace == std::string_view::npos || text[brace] != '{') continue;
    if (brace == 0 || text[brace - 1] == '\n') return brace;
  }
  return std::string_view::npos;
}

}  // namespace

std::optional<Source> unwrap_plan(const Source& source) {
  const std::string_view text = source.text();
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  if (text.starts_with('{') && last != std::string_view::npos && text[last] == '}') {
    return std::nullopt;  // nothing around it: the common case, told without a search
  }
  const std::size_t start = find_start(text);
  if (start == std::string_view::npos) return std::nullopt;
  JsonCursor cursor(source, text.substr(start));
  const std::string_view plan = cursor.take();
  if (cursor.failed()) return std::nullopt;  // cut off: its reader says where
  const std::string_view behind = text.substr(start + plan.size());
  const std::size_t next = behind.find_first_not_of(" \t\r");
  if (next != std::string_view::npos && behind[next] != '\n') return std::nullopt;
  std::string alone;
  alone.reserve(plan.size() + start);
  for (const char c : text.substr(0, start)) {
    if (c == '\n') alone += c;
  }
  alone += plan;
  return Source(source.path(), std::string_view(alone));
}

}  // namespace trailseal::load
