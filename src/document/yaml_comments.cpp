// Source: YAML 1.2.2, chapters 6.6 (comments), 7.3 (flow scalars), 8.1 (block scalars).
//
//   key: value      # a comment begins behind white space
//   key: "a # b"    a quoted text goes on to its quote, over lines too
//   key: |          a block of text has all lines that are indented further than `key`,
//     # text        or empty
//   - item          a list may stand as far left as the key that it belongs to
//
// An item ends with the last line of content before a line that is indented no further.
#include "document/yaml_comments.hpp"

#include <cstddef>
#include <string>

namespace trailseal {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\r'; }

class CommentReader {
 public:
  explicit CommentReader(std::string_view text) : rest_(text) {}

  CommentedText read() {
    all_.by_indentation = true;
    while (!rest_.empty()) {
      const std::size_t end = rest_.find('\n');
      ++line_;
      read_line(rest_.substr(0, end));
      rest_.remove_prefix(end == kNone ? rest_.size() : end + 1);
    }
    return std::move(all_);
  }

 private:
  struct Open {
    std::size_t item = 0;  ///< index into all_.items
    std::size_t indent = 0;
    bool in_list = false;  ///< an item of a list, `- x`
  };

  void read_line(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size() && is_white(line[at])) ++at;
    if (quote_ != 0) {
      at = end_of_quote(line, 0);
      touch_open();
      scan(line, at, at);
      return;
    }
    if (at == line.size()) return;
    if (in_text_ && at > text_indent_) {
      touch_open();
      return;
    }
    in_text_ = false;
    if (line[at] == '#') {
      add_comment(line, at, true);
      return;
    }
    const std::size_t content = open_items(line, at);
    scan(line, at, content);
  }

  /// Closes the items that end before this line, and opens those that begin on it.
  std::size_t open_items(std::string_view line, std::size_t at) {
    const bool in_list = is_dash(line, at);
    while (!open_.empty() && ends(open_.back(), at, in_list)) open_.pop_back();
    touch_open();
    while (is_dash(line, at)) {
      open(at, true);
      do ++at;
      while (at < line.size() && is_white(line[at]));
    }
    const bool is_entry =
        at < line.size() && line[at] != '#' && !is_mark_of_text(line[at]);
    if (is_entry) open(at, false);
    parent_indent_ = open_.empty() ? 0 : open_.back().indent;
    return at;
  }

  static bool is_mark_of_text(char c) { return c == '|' || c == '>'; }

  static bool is_dash(std::string_view line, std::size_t at) {
    return at < line.size() && line[at] == '-' &&
           (at + 1 == line.size() || is_white(line[at + 1]));
  }

  static bool ends(const Open& open, std::size_t indent, bool in_list) {
    if (open.indent != indent) return open.indent > indent;
    return open.in_list || !in_list;
  }

  void open(std::size_t column, bool in_list) {
    open_.push_back({.item = all_.items.size(), .indent = column, .in_list = in_list});
    all_.items.push_back({.start = place(column), .last_line = line_});
  }

  void touch_open() {
    for (const Open& each : open_) all_.items[each.item].last_line = line_;
  }

  /// Behind a quoted text that began before `at`; the end of the line where it goes on.
  std::size_t end_of_quote(std::string_view line, std::size_t at) {
    while (at < line.size()) {
      const char c = line[at];
      const bool doubled = c == quote_ && c == '\'' && line.substr(at + 1, 1) == "'";
      if (doubled || (c == '\\' && quote_ == '"')) {
        at += 2;
      } else if (c == quote_) {
        quote_ = 0;
        return at + 1;
      } else {
        ++at;
      }
    }
    return line.size();
  }

  /// Looks for a comment from `content` on; `start` is where the line's content begins.
  void scan(std::string_view line, std::size_t start, std::size_t content) {
    bool begins = true;  // could a value begin here?
    for (std::size_t at = content; at < line.size();) {
      const char c = line[at];
      if (c == '#' && (at == start || is_white(line[at - 1]))) {
        add_comment(line, at, false);
        return;
      }
      if (begins && (c == '"' || c == '\'')) {
        quote_ = c;
        at = end_of_quote(line, at + 1);
        begins = false;
        continue;
      }
      if (begins && is_mark_of_text(c) && is_header(line.substr(at + 1))) {
        in_text_ = true;
        text_indent_ = parent_indent_;
      }
      const bool is_tag = c == '!' && begins;
      if (is_tag) {
        while (at < line.size() && !is_white(line[at])) ++at;
        continue;
      }
      const bool is_mark = c == ':' || c == ',' || c == '[' || c == '{';
      begins = is_mark || (begins && is_white(c));
      ++at;
    }
  }

  /// Is this what may follow the mark of a block of text: its options, and a comment?
  static bool is_header(std::string_view rest) {
    std::size_t at = rest.find_first_not_of("+-0123456789");
    if (at == kNone) return true;
    at = rest.find_first_not_of(" \t\r", at);
    return at == kNone || rest[at] == '#';
  }

  void add_comment(std::string_view line, std::size_t at, bool alone) {
    std::string_view text = line.substr(at + 1);
    while (!text.empty() && is_white(text.back())) text.remove_suffix(1);
    all_.comments.push_back(
        {.text = std::string(text), .position = place(at), .alone = alone});
  }

  Position place(std::size_t column) const {
    return {.line = line_, .column = static_cast<std::uint32_t>(column + 1)};
  }

  std::string_view rest_;
  CommentedText all_{};
  std::vector<Open> open_{};
  std::uint32_t line_ = 0;
  char quote_ = 0;  ///< of the quoted text that goes on; 0: none
  bool in_text_ = false;
  std::size_t text_indent_ = 0;
  std::size_t parent_indent_ = 0;
};

}  // namespace

CommentedText read_yaml_comments(std::string_view text) {
  return CommentReader(text).read();
}

}  // namespace trailseal
