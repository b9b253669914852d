// The forms of the values that a trail's arguments get: an ARN where an ARN is due, a
// bucket's name where a name is due.
#pragma once

#include <optional>

#include "cloudtrail/log_group.hpp"
#include "cloudtrail/placed_answer.hpp"
#include "cloudtrail/trail.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Has every argument of the trail the form that CloudTrail takes? nullopt where nothing is
/// known of any.
std::optional<PlacedAnswer> trail_argument_forms(const ResourceGraph& graph,
                                                 const Trail& trail);

/// The same of the key that the trail's log group names.
std::optional<PlacedAnswer> log_group_key_form(const ResourceGraph& graph,
                                               const LogGroup& group);

/// Two such answers together: the worse one, with the reasons of both where both fail.
std::optional<PlacedAnswer> worst_form(std::optional<PlacedAnswer> a,
                                       std::optional<PlacedAnswer> b);

}  // namespace trailseal::cloudtrail
