// The picture as SVG: a frame for each group, in it three columns, one row per node, edges
// as curves.
//
//   column 0 trails, column 1 buckets and keys, column 2 what a result points to besides
//
// A label is told beside the source of its edge: the first above the curve, the others
// below. Colors come from the page: the classes `good`, `unknown`, `medium` and `bad` are
// its to style.
#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <sstream>
#include <vector>

#include "report/page/picture.hpp"
#include "report/paragraph.hpp"

namespace trailseal::report {
namespace {

using pugi::xml_node;

constexpr int kWidth = 250;
constexpr int kHeight = 60;
constexpr int kColumnStep = 440;
constexpr int kRowStep = 92;
constexpr int kMargin = 24;
constexpr int kLine = 13;
/// What the name of a group takes above its rows.
constexpr int kTitle = 34;
/// Letters that fit into a box, between two columns, and above a group.
constexpr std::size_t kLetters = 33;
constexpr std::size_t kEdgeLetters = 27;
constexpr std::size_t kTitleLetters = 120;

const char* class_of(State state) {
  static constexpr std::array kNames{"good", "unknown", "medium", "bad"};
  return kNames[static_cast<std::size_t>(state)];
}

std::size_t column_of(PictureNode::Kind kind) {
  switch (kind) {
    case PictureNode::Kind::Trail:
      return 0;
    case PictureNode::Kind::Bucket:
    case PictureNode::Kind::Key:
    case PictureNode::Kind::Neighbor:
      return 1;
    case PictureNode::Kind::Other:
      break;
  }
  return 2;
}

struct Corner {
  int x = 0;
  int y = 0;
};

/// Where a group stands.
struct Band {
  int top = 0;
  int bottom = 0;
};

/// Puts each trail beside its bucket and its key, and these beside what is in their way;
/// the next trail starts below all of them, the next group below all trails.
class Layout {
 public:
  explicit Layout(const Picture& picture)
      : picture_(picture),
        corners_(picture.nodes.size()),
        placed_(corners_.size()),
        shared_(corners_.size()),
        leaving_(corners_.size()),
        entering_(corners_.size()) {
    for (const PictureEdge& edge : picture.edges) {
      leaving_[edge.from].push_back(edge.to);
      entering_[edge.to].push_back(edge.from);
    }
    std::vector<std::vector<std::size_t>> groups(
        std::max<std::size_t>(1, picture.groups.size()));
    for (std::size_t i = 0; i < corners_.size(); ++i) {
      groups[std::min(picture.nodes[i].group, groups.size() - 1)].push_back(i);
    }
    for (const auto& group : groups) place_group(group);
  }

  Corner corner(std::size_t node) const { return corners_[node]; }
  const std::vector<Band>& bands() const { return bands_; }
  int columns() const { return columns_; }
  int height() const { return bottom_; }

 private:
  void place_group(const std::vector<std::size_t>& nodes) {
    const int top = bottom_;
    top_ = top + (picture_.groups.empty() ? kMargin : kTitle + kMargin);
    rows_ = {};
    for (const std::size_t node : nodes) place_trails_from(node);
    for (const std::size_t node : nodes) place(node, 0);
    const int rows = *std::max_element(rows_.begin(), rows_.end());
    bottom_ = top_ + rows * kRowStep;
    bands_.push_back({.top = top + kMargin / 2, .bottom = bottom_ - kMargin / 2});
  }

  /// A trail, and behind it those that share its bucket or its key.
  void place_trails_from(std::size_t node) {
    std::vector<std::size_t> next{node};
    for (std::size_t i = 0; i < next.size(); ++i) {
      const std::size_t trail = next[i];
      const PictureNode& each = picture_.nodes[trail];
      const bool is_new = each.kind == PictureNode::Kind::Trail && !placed_[trail] &&
                          each.group == picture_.nodes[node].group;
      if (!is_new) continue;
      place_trail(trail);
      for (const std::size_t target : leaving_[trail]) {
        if (shared_[target]) continue;  // its trails stand in the list
        shared_[target] = true;
        next.insert(next.end(), entering_[target].begin(), entering_[target].end());
      }
    }
  }

  void place(std::size_t node, int first_row) {
    if (placed_[node]) return;
    placed_[node] = true;
    const std::size_t column = column_of(picture_.nodes[node].kind);
    const int row = std::max(rows_[column], first_row);
    rows_[column] = row + 1;
    columns_ = std::max(columns_, static_cast<int>(column) + 1);
    corners_[node] = {.x = kMargin + static_cast<int>(column) * kColumnStep,
                      .y = top_ + row * kRowStep};
  }

  void place_trail(std::size_t trail) {
    const int first_row = *std::max_element(rows_.begin(), rows_.end());
    const std::size_t group = picture_.nodes[trail].group;
    const auto is_here = [&](std::size_t node) {
      return picture_.nodes[node].group == group;
    };
    place(trail, first_row);
    for (const std::size_t target : leaving_[trail]) {
      if (!is_here(target) || placed_[target]) continue;
      place(target, first_row);
      for (const std::size_t other : entering_[target]) {
        const bool beside = picture_.nodes[other].kind == PictureNode::Kind::Other;
        if (beside && is_here(other)) {
          place(other, (corners_[target].y - top_) / kRowStep);
        }
      }
    }
  }

  const Picture& picture_;
  std::vector<Corner> corners_;
  std::vector<bool> placed_;
  std::vector<bool> shared_;
  std::vector<std::vector<std::size_t>> leaving_;
  std::vector<std::vector<std::size_t>> entering_;
  std::vector<Band> bands_;
  std::array<int, 3> rows_{};
  int columns_ = 1;
  int top_ = 0;
  int bottom_ = 0;
};

/// Of an address the end tells more than the start, of words the start.
std::string shortened(const std::string& label, std::size_t letters, bool keeps_end) {
  std::string text = printable(label);
  if (character_count(text) <= letters) return text;
  const auto is_tail = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  std::size_t cut = keeps_end ? text.size() - letters + 1 : letters - 1;
  while (is_tail(cut)) ++cut;
  return keeps_end ? "\u2026" + text.substr(cut) : text.substr(0, cut) + "\u2026";
}

void add_text(xml_node parent, Corner at, const char* role, const std::string& text) {
  xml_node node = parent.append_child("text");
  node.append_attribute("x") = at.x;
  node.append_attribute("y") = at.y;
  node.append_attribute("class") = role;
  node.text().set(text.c_str());
}

xml_node add_box(xml_node parent, Corner at, int width, int height, int radius) {
  xml_node box = parent.append_child("rect");
  box.append_attribute("x") = at.x;
  box.append_attribute("y") = at.y;
  box.append_attribute("width") = width;
  box.append_attribute("height") = height;
  box.append_attribute("rx") = radius;
  return box;
}

void add_group(xml_node svg, const std::string& name, Band band, int width) {
  add_box(svg, {.x = kMargin / 2, .y = band.top}, width - kMargin, band.bottom - band.top,
          8)
      .append_attribute("class") = "group";
  add_text(svg, {.x = kMargin, .y = band.top + 20}, "group",
           shortened(name, kTitleLetters, true));
}

/// A long name alone wraps; with its module, each has a line.
std::vector<std::string> box_lines(const PictureNode& node) {
  std::vector<std::string> lines = label_lines(node);
  const std::string& name = lines.front();
  if (lines.size() == 1 && character_count(name) > kLetters) {
    const std::size_t joint = name.find_last_of(".:/-_", kLetters - 1);
    const bool cuts = joint == std::string::npos || joint == 0;
    const std::size_t at = cuts ? name.size() : joint + 1;
    lines = {name.substr(0, at), name.substr(at)};
  }
  for (std::string& line : lines) line = shortened(line, kLetters, true);
  return lines;
}

/// As many codes as have room: "TS101, TS102 +11".
std::string short_codes(const PictureNode& node) {
  constexpr std::size_t kShown = 3;
  if (node.codes.size() <= kShown) return shortened(codes_text(node), kLetters, false);
  PictureNode first = node;
  first.codes.resize(kShown - 1);
  return codes_text(first) + " +" + std::to_string(node.codes.size() - kShown + 1);
}

void add_node(xml_node svg, const PictureNode& node, Corner corner) {
  xml_node group = svg.append_child("g");
  group.append_attribute("class") = class_of(node.state);
  group.append_child("title").text().set(printable(node.label).c_str());
  const bool is_trail = node.kind == PictureNode::Kind::Trail;
  add_box(group, corner, kWidth, kHeight, is_trail ? kHeight / 2 : 6);
  const std::vector<std::string> lines = box_lines(node);
  const bool marked = !node.codes.empty();
  const auto count = static_cast<int>(lines.size()) + (marked ? 1 : 0);
  Corner at{.x = corner.x + kWidth / 2,
            .y = corner.y + (kHeight - count * (kLine + 2)) / 2 + kLine};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    add_text(group, at, i == 0 ? "label" : "module", lines[i]);
    at.y += kLine + 2;
  }
  if (marked) add_text(group, at, "codes", short_codes(node));
}

/// Of the edges that leave one node the first two are labeled above and below where they
/// leave, and the others below where they arrive.
void add_edge_label(xml_node svg, const PictureEdge& edge, Corner from, Corner to,
                    int number) {
  const bool right = from.x < to.x;
  const bool arrives = number >= 2;
  const Corner& box = arrives ? to : from;
  const bool at_right_side = arrives != right;  // of its box
  xml_node group = svg.append_child("g");
  group.append_attribute("class") = class_of(edge.state);
  const std::vector<std::string> lines = edge_lines(edge);
  const auto count = static_cast<int>(lines.size());
  Corner at{
      .x = box.x + (at_right_side ? kWidth + 8 : -8),
      .y = box.y + kHeight / 2 + (number > 0 ? 3 + kLine : -7 - (count - 1) * kLine)};
  for (const std::string& line : lines) {
    add_text(group, at, at_right_side ? "edge start" : "edge end",
             shortened(line, kEdgeLetters, false));
    at.y += kLine;
  }
}

void add_edge(xml_node svg, const PictureEdge& edge, Corner from, Corner to) {
  const bool right = from.x < to.x;
  const Corner start{.x = from.x + (right ? kWidth : 0), .y = from.y + kHeight / 2};
  const Corner end{.x = to.x + (right ? 0 : kWidth), .y = to.y + kHeight / 2};
  const int bend = (start.x + end.x) / 2;
  std::ostringstream path;
  path << 'M' << start.x << ' ' << start.y << " C" << bend << ' ' << start.y << ' '
       << bend << ' ' << end.y << ' ' << end.x << ' ' << end.y;
  xml_node group = svg.append_child("g");
  group.append_attribute("class") = class_of(edge.state);
  xml_node curve = group.append_child("path");
  curve.append_attribute("d") = path.str().c_str();
  curve.append_attribute("marker-end") = "url(#arrow)";
}

void add_arrow(xml_node svg) {
  xml_node marker = svg.append_child("defs").append_child("marker");
  marker.append_attribute("id") = "arrow";
  marker.append_attribute("viewBox") = "0 0 8 8";
  marker.append_attribute("refX") = 8;
  marker.append_attribute("refY") = 4;
  marker.append_attribute("markerWidth") = 8;
  marker.append_attribute("markerHeight") = 8;
  marker.append_attribute("markerUnits") = "userSpaceOnUse";
  marker.append_attribute("orient") = "auto";
  marker.append_child("path").append_attribute("d") = "M0 0 L8 4 L0 8 z";
}

}  // namespace

std::string svg_of(const Picture& picture) {
  const Layout layout(picture);
  const int width = 2 * kMargin + (layout.columns() - 1) * kColumnStep + kWidth;
  pugi::xml_document document;
  xml_node svg = document.append_child("svg");
  svg.append_attribute("viewBox") =
      ("0 0 " + std::to_string(width) + " " + std::to_string(layout.height())).c_str();
  svg.append_attribute("width") = width;
  svg.append_attribute("role") = "img";
  svg.append_attribute("aria-label") = "trails, what they write to, and what blocks them";
  add_arrow(svg);
  for (std::size_t i = 0; i < picture.groups.size(); ++i) {
    add_group(svg, picture.groups[i], layout.bands()[i], width);
  }
  for (const PictureEdge& edge : picture.edges) {
    add_edge(svg, edge, layout.corner(edge.from), layout.corner(edge.to));
  }
  std::vector<int> told(picture.nodes.size());  // edges labeled so far, by their source
  for (const PictureEdge& edge : picture.edges) {
    add_edge_label(svg, edge, layout.corner(edge.from), layout.corner(edge.to),
                   told[edge.from]++);
  }
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    add_node(svg, picture.nodes[i], layout.corner(i));
  }
  std::ostringstream out;
  svg.print(out, "", pugi::format_raw);
  return out.str();
}

}  // namespace trailseal::report
