// Fragment: what a front end makes of one input.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "graph/input.hpp"
#include "graph/resource.hpp"

namespace trailseal {

struct Fragment {
  Input input{};
  std::vector<Resource> resources{};  ///< `input` indexes are filled in by add()
  std::vector<Error> warnings{};
  /// About parts of the input that could not be read.
  std::vector<Error> errors{};
  /// Stacks within this one that have files of their own, of all levels.
  std::vector<Fragment> nested{};
};

}  // namespace trailseal
