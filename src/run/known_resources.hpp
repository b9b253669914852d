// Resources that are outside of the inputs, as the configuration describes them.
#pragma once

#include <map>
#include <string>

#include "base/problems.hpp"
#include "document/value.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::run {

/// Where the description stands, and what the configuration says of the place that is
/// deployed to.
struct KnownContext {
  std::string path{};
  std::string account{}, region{}, organization{};  ///< empty: not said
};

struct KnownResources {
  /// An input of its own that is marked as trusted; what is not said of its resources is
  /// unknown.
  Fragment fragment{};
  std::map<std::string, std::string> provider_accounts{};  ///< by alias
};

/// Reads `known:`, which was held against the table of keys before.
KnownResources read_known_resources(const Value& known, const KnownContext& context,
                                    Problems& problems);

}  // namespace trailseal::run
