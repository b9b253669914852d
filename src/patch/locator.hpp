// Locator: where an edit's value is written.
//
// Places of the graph lead there, through locals, functions and documents, as far as each
// part has its own. From the nearest part that has one, the steps go on in the syntax.
#pragma once

#include <functional>
#include <optional>

#include "graph/edit.hpp"
#include "graph/resource_graph.hpp"
#include "patch/source_set.hpp"
#include "patch/spot.hpp"

namespace trailseal::patch {

class Locator {
 public:
  using IsShared = std::function<bool(Position)>;

  Locator(const ResourceGraph& graph, SourceSet& sources)
      : graph_(graph), sources_(sources) {}

  /// The block or mapping of a resource.
  std::optional<Spot> resource(const Resource& resource);

  /// Where its arguments or properties are.
  std::optional<Spot> resource_body(const Resource& resource);

  /// What an edit replaces or removes, or the list or map that grows. A place that other
  /// values are made from as well (`is_shared`) counts only where nothing else leads there.
  std::optional<Spot> find(const Resource& resource, const Edit& edit,
                           const IsShared& is_shared);

  /// The body or mapping that a new member comes into which is not written there yet.
  std::optional<Spot> find_unwritten(const Resource& resource, const Edit& edit,
                                     const IsShared& is_shared);

 private:
  /// A part of a resource on the way to what is edited.
  struct Part {
    const Value* value = nullptr;
    EditStep step{};   ///< that led here
    bool own = false;  ///< has it a place of its own?
  };

  std::vector<Part> way_to(const Resource& resource, const Edit& edit, Value& document);
  std::optional<Spot> walk(Spot spot, const std::vector<Part>& way, std::size_t from);
  std::optional<Spot> step(const Spot& spot, const EditStep& step, const Value& child);
  std::optional<Spot> at(const Resource& resource, Position place);
  bool is_for_one_use(const SourceFile& file, const SyntaxNode& node);
  std::optional<Spot> at_own_place(const Resource& resource, const Edit& edit);
  Spot unwrapped(Spot spot);
  std::optional<Spot> unwrap(const Spot& spot);
  std::optional<Spot> named(const Spot& spot, const std::string& name);

  const ResourceGraph& graph_;
  SourceSet& sources_;
  const Input* input_ = nullptr;  ///< of the resource at hand
};

}  // namespace trailseal::patch
