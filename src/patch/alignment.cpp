// Source: hashicorp/hcl, hclwrite/format.go, formatCells. Lines with an `=` that follow one
// another are one group; one that opens brackets and does not close them ends it, and has
// one blank ahead of its `=`.
#include "patch/alignment.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/ascii.hpp"
#include "patch/line_scan.hpp"

namespace trailseal::patch {
namespace {

/// A line of the new text: `lead = rest`.
struct AlignedLine {
  bool is_member = false;
  std::size_t lead_end = 0;  ///< behind the name
  std::size_t equals = 0;    ///< where the `=` is
  std::size_t begin = 0;
};

/// Behind a name or a quoted key; `at` where there is neither.
std::size_t behind_lead(std::string_view text, std::size_t at, std::size_t stop) {
  if (at < stop && text[at] == '"') {
    const std::size_t quote = text.find('"', at + 1);
    return quote < stop ? quote + 1 : at;
  }
  while (at < stop && (is_ascii_letter(text[at]) || is_digit(text[at]) ||
                       text[at] == '_' || text[at] == '-' || text[at] == '.')) {
    ++at;
  }
  return at;
}

/// Do brackets stay open at the end of the line?
bool leaves_open(std::string_view rest) {
  int open = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < rest.size(); ++at) {
    if (rest[at] == '\\') {
      ++at;
    } else if (rest[at] == '"') {
      quoted = !quoted;
    } else if (!quoted && (rest[at] == '#' || rest.substr(at, 2) == "//")) {
      break;
    } else if (!quoted) {
      open += std::string_view("{[(").find(rest[at]) != std::string_view::npos ? 1 : 0;
      open -= std::string_view("}])").find(rest[at]) != std::string_view::npos ? 1 : 0;
    }
  }
  return open != 0;
}

AlignedLine line_at(std::string_view text, std::size_t begin) {
  AlignedLine line{.begin = begin};
  const std::size_t stop = line_stop(text, begin);
  std::size_t at = std::min(text.find_first_not_of(" \t", begin), stop);
  line.lead_end = behind_lead(text, at, stop);
  if (line.lead_end == at) return line;
  at = std::min(text.find_first_not_of(' ', line.lead_end), stop);
  const bool equals =
      at + 1 < stop && text[at] == '=' && text[at + 1] != '=' && text[at + 1] != '>';
  if (!equals || leaves_open(text.substr(at, stop - at))) return line;
  line.equals = at;
  line.is_member = true;
  return line;
}

/// Lines that follow one another around a byte.
std::vector<AlignedLine> group_at(std::string_view text, std::size_t at) {
  std::vector<AlignedLine> group{line_at(text, line_begin(text, at))};
  if (!group.front().is_member) return {};
  while (group.back().begin > 0) {
    const AlignedLine line = line_at(text, line_begin(text, group.back().begin - 1));
    if (!line.is_member) break;
    group.push_back(line);
  }
  std::reverse(group.begin(), group.end());
  for (;;) {
    const std::size_t next = next_line(text, group.back().begin);
    if (next >= text.size()) break;
    const AlignedLine line = line_at(text, next);
    if (!line.is_member) break;
    group.push_back(line);
  }
  return group;
}

/// A stretch of the new text that a splice made.
struct Made {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool has(const AlignedLine& line) const {
    return begin <= line.lead_end && line.equals < end;
  }
};

/// What puts the `=` of a group into one column; nothing where the lines that were there
/// are in none. A column that is wider than the group needs stays, unless lines went.
std::vector<Splice> moves_for(const std::vector<AlignedLine>& group,
                              const std::vector<Made>& made, bool lines_went) {
  std::set<std::size_t> columns;
  std::size_t width = 0;
  for (const AlignedLine& line : group) {
    width = std::max(width, line.lead_end - line.begin);
    const bool is_new =
        std::any_of(made.begin(), made.end(), [&](const Made& m) { return m.has(line); });
    if (!is_new) columns.insert(line.equals - line.begin);
  }
  if (columns.size() > 1) return {};
  if (!lines_went && !columns.empty()) width = std::max(width, *columns.begin() - 1);
  std::vector<Splice> moves;
  for (const AlignedLine& line : group) {
    const std::size_t blanks = width + 1 - (line.lead_end - line.begin);
    if (line.equals - line.lead_end == blanks) continue;
    moves.push_back({.begin = line.lead_end,
                     .size = line.equals - line.lead_end,
                     .text = std::string(blanks, ' ')});
  }
  return moves;
}

/// Splices of the text after `first`, put into those.
std::vector<Splice> joined_splices(std::vector<Splice> first,
                                   const std::vector<Made>& made,
                                   const std::vector<Splice>& second) {
  std::vector<Splice> more;
  for (auto move = second.rbegin(); move != second.rend(); ++move) {
    std::ptrdiff_t shift = 0;
    bool inside = false;
    for (std::size_t i = 0; i < first.size() && !inside; ++i) {
      if (made[i].begin > move->begin) break;
      inside = move->begin + move->size <= made[i].end && made[i].begin < made[i].end;
      if (inside)
        first[i].text.replace(move->begin - made[i].begin, move->size, move->text);
      shift += static_cast<std::ptrdiff_t>(first[i].size) -
               static_cast<std::ptrdiff_t>(made[i].end - made[i].begin);
    }
    if (inside) continue;
    Splice moved = *move;
    moved.begin =
        static_cast<std::size_t>(static_cast<std::ptrdiff_t>(move->begin) + shift);
    more.push_back(std::move(moved));
  }
  first.insert(first.end(), more.begin(), more.end());
  std::stable_sort(first.begin(), first.end(),
                   [](const Splice& a, const Splice& b) { return a.begin < b.begin; });
  return first;
}

bool has_line_end(const std::string& text) {
  return text.find('\n') != std::string::npos;
}

}  // namespace

std::vector<Splice> aligned(const std::string& before, std::vector<Splice> splices) {
  const std::string text = text_after(
      {.before = std::make_shared<const std::string>(before), .splices = splices});
  std::vector<Made> made;
  std::ptrdiff_t shift = 0;
  std::set<std::size_t> lines;
  bool lines_went = false;
  for (const Splice& splice : splices) {
    const auto begin =
        static_cast<std::size_t>(static_cast<std::ptrdiff_t>(splice.begin) + shift);
    made.push_back({.begin = begin, .end = begin + splice.text.size()});
    shift += static_cast<std::ptrdiff_t>(splice.text.size()) -
             static_cast<std::ptrdiff_t>(splice.size);
    const bool goes = has_line_end(before.substr(splice.begin, splice.size));
    if (!goes && !has_line_end(splice.text)) continue;
    lines_went = lines_went || goes;
    const std::size_t end = next_line(text, made.back().end);
    // The line ahead too: what followed it may be gone.
    const std::size_t first = line_begin(text, begin);
    if (first > 0) lines.insert(line_begin(text, first - 1));
    for (std::size_t at = first;; at = next_line(text, at)) {
      lines.insert(at);
      if (at >= end || at >= text.size()) break;
    }
  }
  std::vector<Splice> moves;
  std::size_t done = 0;
  for (const std::size_t at : lines) {
    if (at < done || at >= text.size()) continue;
    const std::vector<AlignedLine> group = group_at(text, at);
    if (group.empty()) continue;
    done = next_line(text, group.back().begin);
    const std::vector<Splice> more = moves_for(group, made, lines_went);
    moves.insert(moves.end(), more.begin(), more.end());
  }
  return joined_splices(std::move(splices), made, moves);
}

}  // namespace trailseal::patch
