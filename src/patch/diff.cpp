// The format, as `diff -u` and git write it:
//
//   --- a/main.tf
//   +++ b/main.tf
//   @@ -12,7 +12,8 @@
//    a line that stays
//   -a line that goes
//   +a line that comes
//   \ No newline at end of file       behind a last line without its end
#include "patch/diff.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace trailseal::patch {
namespace {

constexpr std::size_t kAround = 3;

/// Lines with their ends.
std::vector<std::string_view> diff_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// Lines of a text that are replaced by others.
struct LineChange {
  std::size_t from = 0;   ///< the first one
  std::size_t count = 0;  ///< how many go
  std::vector<std::string> lines{};
};

/// Where each line of a text begins, and where it ends.
std::vector<std::size_t> line_starts(const std::string& text) {
  std::vector<std::size_t> starts;
  for (const std::string_view line : diff_lines(text)) {
    starts.push_back(static_cast<std::size_t>(line.data() - text.data()));
  }
  starts.push_back(text.size());
  return starts;
}

/// Takes lines off both ends that stay as they are.
void narrow(LineChange& change, const std::vector<std::string_view>& before) {
  std::size_t same = 0;
  std::vector<std::string>& lines = change.lines;
  while (same < change.count && same < lines.size() &&
         before[change.from + same] == lines[same]) {
    ++same;
  }
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(same));
  change.from += same;
  change.count -= same;
  while (change.count > 0 && !lines.empty() &&
         before[change.from + change.count - 1] == lines.back()) {
    lines.pop_back();
    --change.count;
  }
}

/// The splices as changes of whole lines; those on one line are one.
std::vector<LineChange> line_changes(const FileChange& change,
                                     const std::vector<std::string_view>& before) {
  const std::vector<std::size_t> starts = line_starts(*change.before);
  std::vector<LineChange> changes;
  for (std::size_t at = 0; at < change.splices.size();) {
    const auto line_of = [&](std::size_t byte) {
      const auto next = std::upper_bound(starts.begin(), starts.end() - 1, byte);
      return static_cast<std::size_t>(next - starts.begin()) -
             (next == starts.begin() ? 0 : 1);
    };
    const std::size_t first = line_of(change.splices[at].begin);
    std::size_t done = before.empty() ? 0 : starts[first];
    std::size_t last = 0;
    std::string text;
    do {
      const Splice& splice = change.splices[at++];
      text.append(*change.before, done, splice.begin - done).append(splice.text);
      done = splice.begin + splice.size;
      last = line_of(done);
    } while (at < change.splices.size() && line_of(change.splices[at].begin) <= last);
    const std::size_t end = std::min(last + 1, before.size());
    text.append(*change.before, done, starts[end] - done);
    LineChange lines{.from = first, .count = end - std::min(first, end), .lines = {}};
    for (const std::string_view line : diff_lines(text)) lines.lines.emplace_back(line);
    narrow(lines, before);
    if (lines.count > 0 || !lines.lines.empty()) changes.push_back(std::move(lines));
  }
  return changes;
}

void write_line(char sign, std::string_view line, std::string& diff) {
  diff += sign;
  diff += line;
  if (!line.ends_with('\n')) diff += "\n\\ No newline at end of file\n";
}

/// `12,7`; of no lines the line ahead of them.
std::string range_of(std::size_t from, std::size_t count) {
  const std::string start = std::to_string(count == 0 ? from : from + 1);
  return count == 1 ? start : start + "," + std::to_string(count);
}

/// Changes that are written together, as their lines around them meet. `shift` is how many
/// lines more the new text has ahead of them.
void write_hunk(const std::vector<std::string_view>& before,
                std::span<const LineChange> changes, std::ptrdiff_t& shift,
                std::string& diff) {
  const std::size_t from = changes.front().from - std::min(changes.front().from, kAround);
  const LineChange& last = changes.back();
  const std::size_t to = std::min(last.from + last.count + kAround, before.size());
  std::ptrdiff_t more = 0;
  for (const LineChange& change : changes) {
    more += std::ssize(change.lines) - static_cast<std::ptrdiff_t>(change.count);
  }
  const auto moved = [](std::size_t at, std::ptrdiff_t by) {
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at) + by);
  };
  diff += "@@ -" + range_of(from, to - from) + " +" +
          range_of(moved(from, shift), moved(to - from, more)) + " @@\n";
  shift += more;
  std::size_t at = from;
  for (const LineChange& change : changes) {
    for (; at < change.from; ++at) write_line(' ', before[at], diff);
    for (; at < change.from + change.count; ++at) write_line('-', before[at], diff);
    for (const std::string& line : change.lines) write_line('+', line, diff);
  }
  for (; at < to; ++at) write_line(' ', before[at], diff);
}

}  // namespace

std::string text_after(const FileChange& change) {
  std::string text;
  std::size_t done = 0;
  for (const Splice& splice : change.splices) {
    text.append(*change.before, done, splice.begin - done);
    text += splice.text;
    done = splice.begin + splice.size;
  }
  return text.append(*change.before, done);
}

std::string unified_diff(const FileChange& change, const std::string& path) {
  const std::vector<std::string_view> before = diff_lines(*change.before);
  const std::vector<LineChange> changes = line_changes(change, before);
  if (changes.empty()) return {};
  const bool is_new = before.empty();
  std::string diff = "--- " + (is_new ? std::string("/dev/null") : "a/" + path) +
                     "\n+++ b/" + path + "\n";
  std::ptrdiff_t shift = 0;
  for (std::size_t first = 0; first < changes.size();) {
    std::size_t end = first + 1;
    while (end < changes.size() &&
           changes[end].from - changes[end - 1].from - changes[end - 1].count <=
               2 * kAround) {
      ++end;
    }
    write_hunk(before, std::span(changes).subspan(first, end - first), shift, diff);
    first = end;
  }
  return diff;
}

}  // namespace trailseal::patch
