// From the byte ranges of splices to lines:
//
//   a line\n                         first = 2, removed = 1
//   actions = ["s3:Put|"]\n          | is the place of the splice; its whole line goes,
//   a line\n                         and comes again with the new text in it
//
// A splice that puts whole lines between two lines removes none.
#include "run/line_change.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "patch/line_scan.hpp"

namespace trailseal::run {
namespace {

/// Bytes of whole lines, from `begin` to behind `end`.
struct LineSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

LineSpan lines_of_splice(std::string_view text, const patch::Splice& splice) {
  const std::size_t end = splice.begin + splice.size;
  const std::size_t begin = patch::line_begin(text, splice.begin);
  const bool at_start = patch::line_begin(text, end) == end;
  const bool whole_lines = splice.text.empty() || splice.text.ends_with('\n');
  if (begin == splice.begin && at_start && whole_lines) return {begin, end};
  return {begin, patch::next_line(text, end)};
}

std::size_t line_count(std::string_view text) {
  const auto ends = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  return ends + (text.empty() || text.ends_with('\n') ? 0 : 1);
}

}  // namespace

std::vector<report::LineChange> line_changes_of(const patch::FileChange& file) {
  const std::string_view text = *file.before;
  std::vector<report::LineChange> changes;
  std::size_t passed = 0;  // bytes
  std::size_t line = 1;    // at `passed`
  for (std::size_t at = 0; at < file.splices.size();) {
    LineSpan span = lines_of_splice(text, file.splices[at]);
    std::size_t behind = at + 1;
    for (; behind < file.splices.size(); ++behind) {
      const LineSpan next = lines_of_splice(text, file.splices[behind]);
      if (next.begin >= span.end) break;
      span.end = std::max(span.end, next.end);
    }
    line += line_count(text.substr(passed, span.begin - passed));
    report::LineChange change{.first = line};
    change.removed = line_count(text.substr(span.begin, span.end - span.begin));
    std::size_t from = span.begin;
    for (; at < behind; ++at) {
      const patch::Splice& splice = file.splices[at];
      change.lines.append(text.substr(from, splice.begin - from)).append(splice.text);
      from = splice.begin + splice.size;
    }
    change.lines.append(text.substr(from, span.end - from));
    changes.push_back(std::move(change));
    line += changes.back().removed;
    passed = span.end;
  }
  return changes;
}

}  // namespace trailseal::run
