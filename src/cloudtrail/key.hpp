// Key: the KMS key that a trail or a bucket names, followed through aliases.
#pragma once

#include <string>
#include <vector>

#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/trail.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

struct Key {
  const Resource* resource = nullptr;  ///< null: not in any input
  std::string label{};
  Text arn{};
  bool arn_known = false;  ///< whether `arn` is more than a stand-in
  Text region{};
  Text account{};

  Value manager{};   ///< `customer`, `aws` or unknown
  Value spec{};      ///< `SYMMETRIC_DEFAULT`, ...
  Value usage{};     ///< `ENCRYPT_DECRYPT`, ...
  Value state{};     ///< `enabled`, `disabled`, `pending-deletion`, `pending-import`
  Value rotation{};  ///< bool or unknown; absent for keys that cannot rotate
  Value by_alias{};  ///< bool or unknown: the reference names an alias

  PolicyInForce policy{};
  Place place{};
};

/// Follows a key reference (ARN, key id, alias name or ARN) made by `from`. The reference
/// is a text or unknown.
Key follow_key(const ResourceGraph& graph, const Value& reference, const Resource& from,
               const Place& place);

/// Every customer managed key that will exist.
std::vector<Key> find_keys(const ResourceGraph& graph);

}  // namespace trailseal::cloudtrail
