// A code span ends at a run of backticks as long as the one it began with (CommonMark,
// "Code spans"), so the fence is one longer than the longest run inside. Nothing inside
// is markup, with one exception: a bar in a table cell (GFM, "Tables").
//
// Outside of code spans ASCII punctuation is escaped with a backslash; `@` gets an empty
// comment behind it, since an escaped one would still notify a person of that name.
#include "report/page/markdown.hpp"

#include <algorithm>

#include "report/paragraph.hpp"

namespace trailseal::report {
namespace {

std::size_t longest_run(std::string_view text, char wanted) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == wanted ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_{}[]<>#|~&!$";
  for (const char c : text) {
    if (c == '@') {
      out += "@<!-- -->";
      continue;
    }
    if (kMarkup.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
}

/// A line of prose, code spans excepted, without HTML and with links to the web alone.
std::string harmless_prose(std::string_view line) {
  std::string prose;
  bool is_code = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '`') is_code = !is_code;
    const std::string_view rest = line.substr(i);
    const bool is_link = rest.starts_with("](") && !rest.starts_with("](https://");
    if (!is_code && is_link) prose += '\\';
    if (!is_code && line[i] == '<') {
      prose += "&lt;";
    } else {
      prose += line[i];
    }
  }
  return prose;
}

}  // namespace

std::string markdown_code(std::string_view text, bool in_table) {
  const std::string shown = printable(text);
  if (shown.empty()) return "";
  const std::string fence(longest_run(shown, '`') + 1, '`');
  const bool pad = shown.front() == '`' || shown.back() == '`';
  std::string out = fence + (pad ? " " : "");
  for (const char c : shown) {
    if (c == '|' && in_table) out += '\\';
    out += c;
  }
  return out + (pad ? " " : "") + fence;
}

std::string markdown_sentence(std::string_view text, bool in_table) {
  std::string out;
  each_span(
      printable(text), [&](std::string_view words) { append_escaped(out, words); },
      [&](std::string_view code) {
        out += code.empty() ? "\\`\\`" : markdown_code(code, in_table);
      });
  return out;
}

std::string markdown_of_rule(std::string_view text) {
  std::string made;
  bool is_fenced = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line = printable(text.substr(0, end));
    const bool is_fence = line.starts_with("```");
    made += is_fenced || is_fence ? line : harmless_prose(line);
    if (is_fence) is_fenced = !is_fenced;
    if (end < text.size()) made += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return made;
}

std::string markdown_block(std::string_view code, std::string_view language) {
  std::string lines = printable_code(code);
  if (!lines.ends_with('\n')) lines += '\n';
  const std::string fence(std::max<std::size_t>(longest_run(lines, '`') + 1, 3), '`');
  return fence + std::string(language) + "\n" + lines + fence + "\n";
}

}  // namespace trailseal::report
