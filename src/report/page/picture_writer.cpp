// The picture as text for two programs that draw: Mermaid, which GitHub and GitLab render
// inside Markdown, and Graphviz.
//
// Labels are quoted; what could end a quote or start markup is escaped as each language
// wants it: entities in Mermaid, backslashes in DOT.
#include <array>
#include <map>
#include <ostream>
#include <vector>

#include "report/page/picture.hpp"
#include "report/paragraph.hpp"

namespace trailseal::report {
namespace {

struct StateRow {
  const char* name;     ///< of the Mermaid class
  const char* mermaid;  ///< its style
  const char* arrow;    ///< Mermaid
  const char* color;    ///< DOT
  const char* line;     ///< DOT
};

constexpr std::array kStates{
    StateRow{"good", "stroke:#1a7f37", "-->", "#1a7f37", "solid"},
    StateRow{"unknown", "stroke:#9a6700,stroke-dasharray:4 3", "-.->", "#9a6700",
             "dashed"},
    StateRow{"medium", "stroke:#bc4c00,stroke-width:2px", "-->", "#bc4c00", "solid"},
    StateRow{"bad", "stroke:#cf222e,stroke-width:3px", "==>", "#cf222e", "bold"},
};

const StateRow& row_of(State state) { return kStates[static_cast<std::size_t>(state)]; }

struct Shape {
  const char* open;  ///< Mermaid brackets
  const char* close;
  const char* dot;
};

const Shape& shape_of(PictureNode::Kind kind) {
  static constexpr std::array kShapes{
      Shape{"([", "])", "oval"},    Shape{"[(", ")]", "cylinder"},
      Shape{"{{", "}}", "hexagon"}, Shape{"[", "]", "box"},
      Shape{"[", "]", "box"},
  };
  return kShapes[static_cast<std::size_t>(kind)];
}

/// Mermaid decodes `#35;` and `#quot;`; HTML tags in labels are markup, and a directive
/// (`%%{init: ...}%%`) is one wherever it stands.
std::string mermaid_text(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    switch (c) {
      case '#':
        out += "#35;";
        break;
      case '"':
        out += "#quot;";
        break;
      case '<':
        out += "#lt;";
        break;
      case '>':
        out += "#gt;";
        break;
      case '`':
        out += "#96;";
        break;
      case '%':
        out += "#37;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string dot_text(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// Each line escaped, with the language's own line end between them.
std::string in_lines(const std::vector<std::string>& lines, std::string_view line_end,
                     std::string (*escaped)(std::string_view)) {
  std::string text;
  for (const std::string& line : lines) {
    if (!text.empty()) text += line_end;
    text += escaped(line);
  }
  return text;
}

/// Writes every node, those of one group together where there are several.
template <typename Begin, typename Node, typename End>
void write_nodes(const Picture& picture, Begin begin, Node node, End end) {
  if (picture.groups.empty()) {
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) node(i);
    return;
  }
  std::map<std::size_t, std::vector<std::size_t>> by_group;
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    by_group[picture.nodes[i].group].push_back(i);
  }
  for (const auto& [group, nodes] : by_group) {
    begin(group);
    for (const std::size_t i : nodes) node(i);
    end();
  }
}

}  // namespace

void write_mermaid(const Picture& picture, std::ostream& out) {
  out << "flowchart LR\n";
  write_nodes(
      picture,
      [&](std::size_t group) {
        out << "  subgraph g" << group << "[\"" << mermaid_text(picture.groups[group])
            << "\"]\n";
      },
      [&](std::size_t i) {
        const PictureNode& node = picture.nodes[i];
        const Shape& shape = shape_of(node.kind);
        out << "  n" << i << shape.open << '"'
            << in_lines(label_lines(node), "<br/>", mermaid_text);
        if (!node.codes.empty()) out << "<br/>" << mermaid_text(codes_text(node));
        out << '"' << shape.close << ":::" << row_of(node.state).name << '\n';
      },
      [&] { out << "  end\n"; });
  for (const PictureEdge& edge : picture.edges) {
    out << "  n" << edge.from << ' ' << row_of(edge.state).arrow << "|\""
        << in_lines(edge_lines(edge), "<br/>", mermaid_text) << "\"| n" << edge.to
        << '\n';
  }
  for (const StateRow& row : kStates) {
    out << "  classDef " << row.name << ' ' << row.mermaid << '\n';
  }
}

void write_dot(const Picture& picture, std::ostream& out) {
  out << "digraph trailseal {\n  rankdir=LR;\n"
         "  node [fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\"];\n";
  write_nodes(
      picture,
      [&](std::size_t group) {
        out << "  subgraph cluster_" << group << " {\n  label=\""
            << dot_text(picture.groups[group]) << "\"; fontname=\"sans-serif\";\n";
      },
      [&](std::size_t i) {
        const PictureNode& node = picture.nodes[i];
        const StateRow& row = row_of(node.state);
        out << "  n" << i << " [shape=" << shape_of(node.kind).dot << ", color=\""
            << row.color << "\", style=" << row.line << ", label=\""
            << in_lines(label_lines(node), "\\n", dot_text);
        if (!node.codes.empty()) out << "\\n" << dot_text(codes_text(node));
        out << "\"];\n";
      },
      [&] { out << "  }\n"; });
  for (const PictureEdge& edge : picture.edges) {
    const StateRow& row = row_of(edge.state);
    out << "  n" << edge.from << " -> n" << edge.to << " [color=\"" << row.color
        << "\", style=" << row.line << ", label=\""
        << in_lines(edge_lines(edge), "\\n", dot_text) << "\"];\n";
  }
  out << "}\n";
}

}  // namespace trailseal::report
