// Fragment: what a front end makes of one input.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "graph/input.hpp"
#include "graph/resource.hpp"

namespace trailseal {

/// A mistake in one part of an input. What the part would have said is unknown; whether
/// that is the run's concern depends on whether a trail leads to it.
struct Fault {
  Error error{};
  /// Where it is felt: addresses of resources.
  std::vector<std::string> addresses{};
  /// The same: names that other inputs import (their identities).
  std::vector<std::string> exports{};
};

struct Fragment {
  Input input{};
  std::vector<Resource> resources{};  ///< `input` indexes are filled in by add()
  std::vector<Error> warnings{};
  /// About parts of the input that could not be read.
  std::vector<Error> errors{};
  std::vector<Fault> faults{};
  /// Values that were chosen for the deployment and that the service would refuse.
  std::vector<Error> refusals{};
  /// By what other inputs may name the resources that were left unread: see name_hash.
  std::vector<std::size_t> unread_names{};
  /// Stacks within this one that have files of their own, of all levels.
  std::vector<Fragment> nested{};
};

}  // namespace trailseal
