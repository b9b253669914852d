// A pattern is matched part by part, where slashes divide the parts:
//
//   **          any number of parts, none included
//   *  ?        any characters, one character
//   [a-c] [^x]  one of the characters, or none of them
//   {x,y}       x or y, in one part
//   \x          x itself
#include "hcl/function/folder_pattern.hpp"

#include <optional>
#include <span>

#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t slash = text.find('/');
    parts.push_back(text.substr(0, slash));
    if (slash == std::string_view::npos) return parts;
    text.remove_prefix(slash + 1);
  }
}

/// Takes one character of a class off the front, `\` before it dropped.
std::optional<std::uint32_t> take_member(std::string_view& text) {
  if (text.starts_with('\\')) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  return take_code_point(text);
}

/// Reads `[...]` at the front; whether it takes the character. Nothing if malformed.
std::optional<bool> take_class(std::string_view& pattern, std::uint32_t character) {
  pattern.remove_prefix(1);
  const bool negated = pattern.starts_with('^');
  if (negated) pattern.remove_prefix(1);
  bool found = false;
  if (pattern.starts_with(']')) return std::nullopt;
  while (!pattern.starts_with(']')) {
    const auto low = take_member(pattern);
    if (!low || pattern.empty()) return std::nullopt;
    auto high = low;
    if (pattern.starts_with('-')) {
      pattern.remove_prefix(1);
      high = take_member(pattern);
      if (!high || pattern.empty()) return std::nullopt;
    }
    found = found || (*low <= character && character <= *high);
  }
  pattern.remove_prefix(1);
  return found != negated;
}

/// The alternatives of `{...}` at the front, which is dropped. Nothing if malformed.
std::optional<std::vector<std::string_view>> take_choices(std::string_view& pattern) {
  pattern.remove_prefix(1);
  std::vector<std::string_view> choices;
  std::size_t start = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (pattern[i] == ',' || pattern[i] == '}') {
      choices.push_back(pattern.substr(start, i - start));
      start = i + 1;
      if (pattern[i] == '}') {
        pattern.remove_prefix(start);
        return choices;
      }
    }
  }
  return std::nullopt;
}

bool matches_part(std::string_view pattern, std::string_view text);

bool matches_star(std::string_view pattern, std::string_view text) {
  while (true) {
    if (matches_part(pattern, text)) return true;
    if (text.empty()) return false;
    take_code_point(text);
  }
}

bool matches_choice(std::string_view pattern, std::string_view text) {
  const auto choices = take_choices(pattern);
  if (!choices) return false;
  for (const std::string_view choice : *choices) {
    if (matches_part(std::string(choice) + std::string(pattern), text)) return true;
  }
  return false;
}

bool matches_part(std::string_view pattern, std::string_view text) {
  while (!pattern.empty()) {
    if (pattern[0] == '*') {
      while (pattern.starts_with('*')) pattern.remove_prefix(1);
      return matches_star(pattern, text);
    }
    if (pattern[0] == '{') return matches_choice(pattern, text);
    if (text.empty()) return false;
    const std::uint32_t character = take_code_point(text);
    if (pattern[0] == '?') {
      pattern.remove_prefix(1);
    } else if (pattern[0] == '[') {
      if (!take_class(pattern, character).value_or(false)) return false;
    } else {
      const auto wanted = take_member(pattern);
      if (!wanted || *wanted != character) return false;
    }
  }
  return text.empty();
}

bool matches_parts(std::span<const std::string_view> pattern,
                   std::span<const std::string_view> path) {
  while (!pattern.empty()) {
    if (pattern[0] == "**") {
      pattern = pattern.subspan(1);
      for (std::size_t skip = 0; skip <= path.size(); ++skip) {
        if (matches_parts(pattern, path.subspan(skip))) return true;
      }
      return false;
    }
    if (path.empty() || !matches_part(pattern[0], path[0])) return false;
    pattern = pattern.subspan(1);
    path = path.subspan(1);
  }
  return path.empty();
}

/// Whether brackets are closed within a part.
bool is_well_formed(std::string_view part) {
  while (!part.empty()) {
    if (part[0] == '[') {
      if (!take_class(part, 0)) return false;
    } else if (part[0] == '{') {
      if (!take_choices(part)) return false;
    } else {
      take_member(part);  // a backslash at the end matches nothing
    }
  }
  return true;
}

}  // namespace

Result<FolderPattern> FolderPattern::read(std::string_view pattern) {
  constexpr std::size_t kLongest = 4096;
  constexpr std::size_t kMostStars = 64;  // each may be tried at every character
  std::size_t stars = 0;
  for (const char c : pattern) stars += c == '*' || c == '{' ? 1 : 0;
  FolderPattern result{std::string(pattern)};
  bool is_fixed = true;
  const auto parts = parts_of(result.pattern_);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!is_well_formed(parts[i]) || pattern.size() > kLongest || stars > kMostStars) {
      return Error{.message = "the pattern `" + result.pattern_ + "` is malformed"};
    }
    const bool is_last = i + 1 == parts.size();
    is_fixed = is_fixed && !is_last &&
               parts[i].find_first_of("*?[{\\") == std::string_view::npos;
    if (!is_fixed) continue;
    if (i > 0) result.folder_ += '/';
    result.folder_ += parts[i];
  }
  if (result.folder_.empty() && !pattern.starts_with('/')) result.folder_ = ".";
  return result;
}

bool FolderPattern::matches(std::string_view path) const {
  return matches_parts(parts_of(pattern_), parts_of(path));
}

}  // namespace trailseal::hcl
