// PatchMaker: edits of a graph -> the texts of its sources.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/result.hpp"
#include "graph/resource_graph.hpp"
#include "patch/patch.hpp"

namespace trailseal::patch {

/// The bytes of a file that reports call so; nothing where there is none to change.
using FileBytes = std::function<std::optional<std::string>(const std::string& path)>;

class PatchMaker {
 public:
  /// Both outlive the maker. Each file is read once.
  PatchMaker(const ResourceGraph& graph, FileBytes files);
  ~PatchMaker();

  /// One patch for all of the edits; equal ones count once. Errors: two of them change the
  /// same text in different ways.
  Result<Patch> make(std::span<const Edit> edits);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace trailseal::patch
