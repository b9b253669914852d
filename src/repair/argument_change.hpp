// Changes of arguments: switches, keys, references.
#pragma once

#include <string>
#include <vector>

#include "cloudtrail/request/destination.hpp"
#include "cloudtrail/spelling.hpp"
#include "engine/result.hpp"
#include "graph/resource_graph.hpp"
#include "repair/change.hpp"

namespace trailseal::repair {

/// Sets an argument of a resource, whether or not it is there: `path` is dotted and may lead
/// into blocks that are there.
Edit set_argument(const Resource& resource, const std::string& path, Value value);

/// The switches that a rule wants on or off: rotation of a key, who pays for requests.
std::vector<Change> switches_for(const engine::Result& result,
                                 const cloudtrail::Destination& destination,
                                 const ResourceGraph& graph);

/// Enables the key that a result points at, where it is disabled.
std::vector<Change> enabled_keys(const ResourceGraph& graph,
                                 const engine::Result& result);

/// What a trail has to wait for and does not.
std::vector<Change> waits_for(const ResourceGraph& graph,
                              const cloudtrail::Destination& destination);

/// Arguments that get a value of another form than they take, with the value that is due.
std::vector<Change> forms_for(const ResourceGraph& graph,
                              const cloudtrail::Destination& destination);

}  // namespace trailseal::repair
