// Which resource a key reference leads to: an ARN, a key id, an alias's name or ARN. Of
// several in different inputs it is that of the deployment of `from`, who names it.
#pragma once

#include <vector>

#include "base/text.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Every customer managed key that will exist.
std::vector<const Resource*> key_resources(const ResourceGraph& graph);

/// The key of an ARN or a key id: one that will exist, else one that this deployment
/// deletes while something still names it; null where neither is in an input.
const Resource* find_key(const ResourceGraph& graph, const Text& reference,
                         const Resource* from = nullptr);

/// The data source that read this key, for its state and spec; or null.
const Resource* find_data_key(const ResourceGraph& graph, const Text& reference);

/// The alias of a name or an ARN. One that goes still tells which key the trail has had.
const Resource* find_alias(const ResourceGraph& graph, const Text& reference,
                           const Resource* from = nullptr);

/// The `alias/...` or `key/...` part of a reference, or the whole of it.
Text resource_part(const Text& reference);

}  // namespace trailseal::cloudtrail
