#include "document/yaml_indent.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/ascii.hpp"

namespace trailseal {
namespace {

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

bool is_blank_or_comment(std::string_view line) {
  return is_blank(line) || line.substr(indentation(line)).starts_with('#');
}

/// Without what stands behind it: spaces, a comment.
std::string_view without_comment(std::string_view line) {
  const std::size_t comment = line.find(" #");
  line = line.substr(0, comment);
  const std::size_t last = line.find_last_not_of(" \t\r");
  return last == std::string_view::npos ? std::string_view() : line.substr(0, last + 1);
}

/// `|`, `>-`, `|2+`: what a line ends with where a block scalar follows.
std::string_view block_header(std::string_view line) {
  line = without_comment(line);
  const std::size_t space = line.rfind(' ');
  const std::string_view word =
      space == std::string_view::npos ? line : line.substr(space + 1);
  const bool header = (word.starts_with('|') || word.starts_with('>')) &&
                      word.find_first_not_of("+-0123456789", 1) == std::string_view::npos;
  return header ? word : std::string_view();
}

/// Where the items and the first key or tag of a line stand.
struct Start {
  std::size_t parent = 0;  ///< column of the last dash
  std::size_t first = 0;   ///< column of what follows it
  bool item = false;       ///< there is a dash
};

Start start_of(std::string_view line) {
  Start start{.first = indentation(line)};
  while (line.substr(start.first).starts_with("- ")) {
    start.item = true;
    start.parent = start.first;
    start.first += 1;
    start.first += indentation(line.substr(start.first));
  }
  return start;
}

bool begins_plain_text(std::string_view rest) {
  constexpr std::string_view kOther = "\"'[]{}&*!|>#%@`,?";
  return !rest.empty() && kOther.find(rest.front()) == std::string_view::npos &&
         rest.find(": ") == std::string_view::npos && !rest.ends_with(':');
}

/// How a tagged text of this line must be moved; the lines are those behind it.
std::size_t shift_of(std::string_view line, Start start, std::size_t first_below) {
  const std::string_view tagged = without_comment(line.substr(start.first));
  const std::size_t space = tagged.find(' ');
  if (!tagged.starts_with('!') || space == std::string_view::npos) return 0;
  const std::string_view rest = tagged.substr(space + indentation(tagged.substr(space)));
  const std::string_view header = block_header(line);
  if (header.empty() && !begins_plain_text(rest)) return 0;
  const std::size_t least = start.item ? start.parent + 1 : start.first;
  if (first_below < least) return 0;
  if (header.find_first_of("123456789") != std::string_view::npos) {
    return start.first - start.parent;
  }
  return first_below > start.first ? 0 : start.first + 1 - first_below;
}

std::vector<std::string_view> lines_of(std::string_view document) {
  std::vector<std::string_view> lines;
  while (!document.empty()) {
    const std::size_t end = std::min(document.find('\n'), document.size() - 1);
    lines.push_back(document.substr(0, end + 1));
    document.remove_prefix(end + 1);
  }
  return lines;
}

std::string_view text_of(std::string_view line) {
  return line.ends_with('\n') ? line.substr(0, line.size() - 1) : line;
}

/// The lines of a text, which are deeper than what it belongs to.
struct TextLines {
  std::size_t end = 0;    ///< the line behind them
  std::size_t first = 0;  ///< how far the first that is not blank is indented; 0: none
};

TextLines lines_below(const std::vector<std::string_view>& lines, std::size_t at,
                      std::size_t least) {
  TextLines text{.end = at + 1};
  for (; text.end < lines.size(); ++text.end) {
    const std::string_view below = text_of(lines[text.end]);
    if (is_blank(below)) continue;
    if (indentation(below) < least) break;
    if (text.first == 0) text.first = indentation(below);
  }
  return text;
}

}  // namespace

std::optional<std::string> with_deeper_tagged_texts(std::string_view document) {
  const std::vector<std::string_view> lines = lines_of(document);
  std::string moved;
  bool any = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    moved += lines[i];
    const std::string_view line = text_of(lines[i]);
    if (is_blank_or_comment(line)) continue;
    const Start start = start_of(line);
    const bool tagged = line.substr(start.first).starts_with('!');
    if (!tagged && block_header(line).empty()) continue;
    const std::size_t least = tagged && start.item ? start.parent + 1
                              : tagged             ? start.first
                                                   : start.first + 1;
    const TextLines text = lines_below(lines, i, least);
    const std::size_t shift =
        tagged && text.first > 0 ? shift_of(line, start, text.first) : 0;
    if (shift == 0 && block_header(line).empty()) continue;
    for (; i + 1 < text.end; ++i) {
      if (!is_blank(text_of(lines[i + 1]))) moved += std::string(shift, ' ');
      moved += lines[i + 1];
    }
    any = any || shift > 0;
  }
  return any ? std::optional(std::move(moved)) : std::nullopt;
}

}  // namespace trailseal
