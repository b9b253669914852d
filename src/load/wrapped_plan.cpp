//   [command]/usr/bin/terraform show -json tfplan      any lines
//   {"format_version":"1.2", ... }                     the plan, at the start of a line
//   ::debug::Terraform exited with code 0.             any lines
//
// The lines before it become empty ones, so that places keep their numbers.
#include "load/wrapped_plan.hpp"

#include <algorithm>
#include <string>

#include "document/json_cursor.hpp"

namespace trailseal::load {
namespace {

constexpr std::string_view kMember = "\"format_version\"";

/// The first two members of every plan stand next to each other.
constexpr std::size_t kMostBetween = 64;

/// Is there the beginning of a plan, wherever in a line?
bool has_plan(std::string_view text) {
  for (std::size_t at = text.find(kMember); at != std::string_view::npos;
       at = text.find(kMember, at + 1)) {
    const std::size_t brace =
        at == 0 ? std::string_view::npos : text.find_last_not_of(" \t\r\n", at - 1);
    if (brace == std::string_view::npos || text[brace] != '{') continue;
    const std::string_view next = text.substr(at, kMember.size() + kMostBetween);
    if (next.find("\"terraform_version\"") != std::string_view::npos) return true;
  }
  return false;
}

/// Does a line of Terragrunt's begin with what wrote it (`... STDOUT [unit] terraform: `),
/// and a plan behind that?
bool has_plan_behind_program(std::string_view text) {
  for (const std::string_view program : {"terraform: {", "tofu: {"}) {
    for (std::size_t at = text.find(program); at != std::string_view::npos;
         at = text.find(program, at + 1)) {
      const std::size_t line = std::min(text.find('\n', at), text.size());
      if (has_plan(text.substr(at, line - at))) return true;
    }
  }
  return false;
}

/// Where a line begins with an object whose first member is `format_version`.
std::size_t find_start(std::string_view text) {
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

Result<std::optional<Source>> unwrap_plan(const Source& source) {
  const std::string_view text = source.text();
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  if (text.starts_with('{') && last != std::string_view::npos && text[last] == '}') {
    return std::optional<
        Source>();  // nothing around it: the common case, told without a search
  }
  const std::size_t start = find_start(text);
  if (start == std::string_view::npos) {
    if (!has_plan_behind_program(text)) return std::optional<Source>();
    return Error{
        .message = "in this Terragrunt log, the plans have other text before them",
        .help =
            "`terragrunt run --all --json-out-dir DIR -- plan` writes each plan to its "
            "own file; check that directory",
        .path = source.path()};
  }
  JsonCursor cursor(source, text.substr(start));
  const std::string_view plan = cursor.take();
  if (cursor.failed()) return std::optional<Source>();  // cut off: its reader says where
  const std::string_view behind = text.substr(start + plan.size());
  const std::size_t next = behind.find_first_not_of(" \t\r");
  if (next != std::string_view::npos && behind[next] != '\n') {
    return std::optional<Source>();
  }
  if (has_plan(text.substr(0, start)) || has_plan(behind)) {
    return Error{.message = "there is more than one plan in this text",
                 .help = "pass each plan as a separate input",
                 .path = source.path()};
  }
  std::string alone;
  alone.reserve(plan.size() + start);
  for (const char c : text.substr(0, start)) {
    if (c == '\n') alone += c;
  }
  alone += plan;
  return std::optional(Source(source.path(), std::string_view(alone)));
}

}  // namespace trailseal::load
