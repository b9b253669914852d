// Picture: the trails of a report, what they write to and with, and what stands in the
// way, as nodes and edges that are still to be drawn.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "report/report.hpp"

namespace trailseal::report {

/// How a node or an edge fares, the worst last. A low finding changes nothing.
enum class State { Good, Unknown, Medium, Bad };

struct PictureNode {
  enum class Kind { Trail, Bucket, Key, Neighbor, Other } kind = Kind::Other;
  std::string label{};               ///< address, or name where it is in no input
  std::vector<std::string> codes{};  ///< rules that fail or are unknown here
  State state = State::Good;
  std::size_t group = 0;  ///< index into Picture::groups
};

struct PictureEdge {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string label{};
  std::vector<std::string> codes{};  ///< rules that say what is wrong with it
  State state = State::Good;
};

struct Picture {
  std::vector<PictureNode> nodes{};
  std::vector<PictureEdge> edges{};
  /// Inputs, environments and other scenarios by name; empty where all is of one.
  std::vector<std::string> groups{};
};

/// Every trail with its bucket and key, and every resource that a failing or unknown
/// result names, in the order of the report.
Picture picture_of(const Report& report);

/// The rules that fail at the node: `TS101, TS303`.
std::string codes_text(const PictureNode& node);
/// What is written at the edge, in lines: "log files under audit", "refused: TS304".
std::vector<std::string> edge_lines(const PictureEdge& edge);
/// The label without the path of its module, and that path where it has one.
std::vector<std::string> label_lines(const PictureNode& node);

void write_mermaid(const Picture& picture, std::ostream& out);
/// Graphviz.
void write_dot(const Picture& picture, std::ostream& out);
/// An <svg> element without colors of its own: classes `good`, `unknown`, `medium`, `bad`.
std::string svg_of(const Picture& picture);

}  // namespace trailseal::report
