// Spread: what else in a graph a text makes.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "graph/edit.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::patch {

/// A part of a resource, by the steps to it.
struct GraphPart {
  std::size_t resource = 0;  ///< index into ResourceGraph::resources
  std::vector<EditStep> steps{};

  friend bool operator==(const GraphPart&, const GraphPart&) = default;
};

/// The parts of a graph by the places that they have of their own.
class Spread {
 public:
  explicit Spread(const ResourceGraph& graph);

  /// All parts that are made from the text at a place of an input.
  const std::vector<GraphPart>& at(std::size_t input, Position place) const;

 private:
  /// The number of the file's path, the line and the column.
  using Key = std::tuple<std::size_t, std::uint32_t, std::uint32_t>;

  Key key_of(std::size_t input, Position place) const;
  void add(std::size_t resource, const Value& value, Position outer,
           std::vector<EditStep>& steps);

  const ResourceGraph& graph_;
  std::map<std::string, std::size_t> paths_{};
  std::map<Key, std::vector<GraphPart>> parts_{};
};

}  // namespace trailseal::patch
