// What a key is: who manages it, what it can do, in which state it is.
#pragma once

#include "document/value.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

struct KeyProperties {
  Value manager{};   ///< `customer`, `aws` or unknown
  Value spec{};      ///< `SYMMETRIC_DEFAULT`, ...
  Value usage{};     ///< `ENCRYPT_DECRYPT`, ...
  Value state{};     ///< `enabled`, `disabled`, `pending-deletion`, `pending-import`
  Value rotation{};  ///< bool or unknown; absent for keys that cannot rotate
};

/// Of a key of the inputs.
KeyProperties properties_of(const ResourceGraph& graph, const Resource& key);

/// Of a key that a data source may have read; what it does not tell is `unknown`.
KeyProperties properties_read(const Resource* data, const Value& unknown);

/// Of an AWS managed key. AWS rotates it, so there is no rotation to set.
KeyProperties properties_of_aws_managed_key();

}  // namespace trailseal::cloudtrail
