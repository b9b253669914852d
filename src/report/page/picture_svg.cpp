// The picture as SVG: three columns, one row per node, edges as curves.
//
//   column 0 trails, column 1 buckets and keys, column 2 what a result points to besides
//
// Colors come from the page: the classes `good`, `unknown` and `bad` are its to style.
#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <sstream>

#include "report/page/picture.hpp"
#include "report/paragraph.hpp"

namespace trailseal::report {
namespace {

using pugi::xml_node;

constexpr int kWidth = 250;
constexpr int kHeight = 46;
constexpr int kColumnStep = 390;
constexpr int kRowStep = 78;
constexpr int kMargin = 16;
/// Letters that fit into a box.
constexpr std::size_t kLetters = 34;

const char* class_of(State state) {
  static constexpr std::array kNames{"good", "unknown", "bad"};
  return kNames[static_cast<std::size_t>(state)];
}

std::size_t column_of(PictureNode::Kind kind) {
  switch (kind) {
    case PictureNode::Kind::Trail:
      return 0;
    case PictureNode::Kind::Bucket:
    case PictureNode::Kind::Key:
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

/// Puts each trail beside its bucket and its key, and these beside what is in their way;
/// the next trail starts below all of them.
class Layout {
 public:
  explicit Layout(const Picture& picture)
      : picture_(picture), corners_(picture.nodes.size()), placed_(corners_.size()) {
    for (std::size_t i = 0; i < corners_.size(); ++i) {
      if (picture.nodes[i].kind == PictureNode::Kind::Trail) place_trail(i);
    }
    for (std::size_t i = 0; i < corners_.size(); ++i) place(i, 0);
  }

  Corner corner(std::size_t node) const { return corners_[node]; }
  int columns() const { return rows_[2] > 0 ? 3 : rows_[1] > 0 ? 2 : 1; }
  int rows() const { return std::max(1, *std::max_element(rows_.begin(), rows_.end())); }

 private:
  void place(std::size_t node, int first_row) {
    if (placed_[node]) return;
    placed_[node] = true;
    const std::size_t column = column_of(picture_.nodes[node].kind);
    const int row = std::max(rows_[column], first_row);
    rows_[column] = row + 1;
    corners_[node] = {.x = kMargin + static_cast<int>(column) * kColumnStep,
                      .y = kMargin + row * kRowStep};
  }

  void place_trail(std::size_t trail) {
    const int first_row = rows();
    place(trail, placed_any_ ? first_row : 0);
    for (const PictureEdge& edge : picture_.edges) {
      if (edge.from != trail) continue;
      place(edge.to, placed_any_ ? first_row : 0);
      for (const PictureEdge& other : picture_.edges) {
        if (other.to == edge.to)
          place(other.from, (corners_[edge.to].y - kMargin) / kRowStep);
      }
    }
    placed_any_ = true;
  }

  const Picture& picture_;
  std::vector<Corner> corners_;
  std::vector<bool> placed_;
  std::array<int, 3> rows_{};
  bool placed_any_ = false;
};

/// The end of an address tells more than its start.
std::string shortened(const std::string& label) {
  std::string text = printable(label);
  if (character_count(text) <= kLetters) return text;
  std::size_t from = text.size() - kLetters;
  while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) {
    ++from;
  }
  return "\u2026" + text.substr(from);
}

void add_text(xml_node parent, int x, int y, const char* role, const std::string& text) {
  xml_node node = parent.append_child("text");
  node.append_attribute("x") = x;
  node.append_attribute("y") = y;
  node.append_attribute("class") = role;
  node.text().set(text.c_str());
}

void add_node(xml_node svg, const Picture& picture, const PictureNode& node,
              Corner corner) {
  xml_node group = svg.append_child("g");
  group.append_attribute("class") = class_of(node.state);
  const bool several = node.input < picture.inputs.size();
  const std::string input = several ? picture.inputs[node.input] : "";
  const std::string title = several ? node.label + " (" + input + ")" : node.label;
  group.append_child("title").text().set(printable(title).c_str());
  if (several && node.kind == PictureNode::Kind::Trail) {
    add_text(group, corner.x + kWidth / 2, corner.y - 5, "edge", shortened(input));
  }
  xml_node box = group.append_child("rect");
  box.append_attribute("x") = corner.x;
  box.append_attribute("y") = corner.y;
  box.append_attribute("width") = kWidth;
  box.append_attribute("height") = kHeight;
  box.append_attribute("rx") = node.kind == PictureNode::Kind::Trail ? kHeight / 2 : 6;
  const bool marked = !node.codes.empty();
  add_text(group, corner.x + kWidth / 2, corner.y + (marked ? 19 : 28), "label",
           shortened(node.label));
  if (marked) {
    add_text(group, corner.x + kWidth / 2, corner.y + 36, "codes",
             shortened(codes_text(node)));
  }
}

void add_edge(xml_node svg, const PictureEdge& edge, Corner from, Corner to) {
  const bool right = from.x < to.x;
  const int x1 = from.x + (right ? kWidth : 0);
  const int x2 = to.x + (right ? 0 : kWidth);
  const int y1 = from.y + kHeight / 2;
  const int y2 = to.y + kHeight / 2;
  const int bend = (x1 + x2) / 2;
  std::ostringstream path;
  path << 'M' << x1 << ' ' << y1 << " C" << bend << ' ' << y1 << ' ' << bend << ' ' << y2
       << ' ' << x2 << ' ' << y2;
  xml_node group = svg.append_child("g");
  group.append_attribute("class") = class_of(edge.state);
  xml_node curve = group.append_child("path");
  curve.append_attribute("d") = path.str().c_str();
  curve.append_attribute("marker-end") = "url(#arrow)";
  add_text(group, bend, (y1 + y2) / 2 - 6, "edge", shortened(edge.label));
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
  const int height = 2 * kMargin + (layout.rows() - 1) * kRowStep + kHeight;
  pugi::xml_document document;
  xml_node svg = document.append_child("svg");
  svg.append_attribute("viewBox") =
      ("0 0 " + std::to_string(width) + " " + std::to_string(height)).c_str();
  svg.append_attribute("width") = width;
  svg.append_attribute("role") = "img";
  svg.append_attribute("aria-label") =
      "trails, what they write to, and what is in the way";
  add_arrow(svg);
  for (const PictureEdge& edge : picture.edges) {
    add_edge(svg, edge, layout.corner(edge.from), layout.corner(edge.to));
  }
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    add_node(svg, picture, picture.nodes[i], layout.corner(i));
  }
  std::ostringstream out;
  svg.print(out, "", pugi::format_raw);
  return out.str();
}

}  // namespace trailseal::report
