// Picture: the trails of a report, what they write to and with, and what stands in the
// way, as nodes and edges that are still to be drawn.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "report/report.hpp"

namespace trailseal::report {

/// How a node or an edge fares.
enum class State { Good, Unknown, Bad };

struct PictureNode {
  enum class Kind { Trail, Bucket, Key, Other } kind = Kind::Other;
  std::string label{};               ///< address, or name where it is in no input
  std::vector<std::string> codes{};  ///< rules that fail or are unknown here
  State state = State::Good;
  std::size_t input = 0;  ///< index into Picture::inputs
};

struct PictureEdge {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string label{};
  State state = State::Good;
};

struct Picture {
  std::vector<PictureNode> nodes{};
  std::vector<PictureEdge> edges{};
  /// What the inputs are called; empty where all trails are of one.
  std::vector<std::string> inputs{};
};

/// Every trail with its bucket and key, and every resource that a failing or unknown
/// result names, in the order of the report.
Picture picture_of(const Report& report);

/// The node's label and the rules that fail there: `aws_s3_bucket.logs`, `TS101, TS303`.
std::string codes_text(const PictureNode& node);

void write_mermaid(const Picture& picture, std::ostream& out);
/// Graphviz.
void write_dot(const Picture& picture, std::ostream& out);
/// An <svg> element without colors of its own: classes `good`, `unknown`, `bad`.
std::string svg_of(const Picture& picture);

}  // namespace trailseal::report
