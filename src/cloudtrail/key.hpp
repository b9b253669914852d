// Key: the KMS key that a trail or a bucket names, followed through aliases.
#pragma once

#include <string>
#include <vector>

#include "cloudtrail/key_property.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

struct Key {
  const Resource* resource = nullptr;  ///< null: not in any input
  std::string label{};                 ///< what to call it in a sentence
  Text arn{};
  Text named{};            ///< the ARN or alias that the inputs give for it
  bool arn_known = false;  ///< whether `named` is an ARN, or the key is in an input
  Text region{};
  Text account{};
  KeyProperties properties{};
  Value by_alias{};  ///< bool or unknown: the reference names an alias
  PolicyInForce policy{};
  Place place{};
};

/// Follows a key reference (ARN, key id, alias name or ARN) made by `from`. The reference
/// is a text or unknown.
Key follow_key(const ResourceGraph& graph, const Value& reference, const Resource& from,
               const Place& place);

/// The key that a resource of an input is.
Key describe_key(const ResourceGraph& graph, const Resource& resource);

/// Every customer managed key that will exist.
std::vector<Key> find_keys(const ResourceGraph& graph);

}  // namespace trailseal::cloudtrail
