// NestedSlots: one order of the stacks within a template, whatever the scenario.
#pragma once

#include <vector>

#include "graph/resource_graph.hpp"

namespace trailseal::load {

/// The stacks that one template has in some scenario. A report counts inputs once for
/// all scenarios, so each graph has the same ones; what does not exist has no resources.
class NestedSlots {
 public:
  /// Adds the stacks that this fragment has and those before it had not.
  void note(const Fragment& fragment);
  /// The fragment with all stacks, in the order in which they were noted.
  Fragment arranged(Fragment fragment) const;

 private:
  std::vector<Input> inputs_;
};

}  // namespace trailseal::load
