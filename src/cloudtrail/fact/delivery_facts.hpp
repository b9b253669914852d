// The answers to the requests, as the tree that rules read.
#pragma once

#include <string>

#include "cloudtrail/request/decision.hpp"
#include "cloudtrail/request/destination.hpp"
#include "cloudtrail/subject.hpp"

namespace trailseal::cloudtrail {

/// Puts `NAME.decision` into a group of facts, with its place and its evidence. `group` is
/// the name of the group.
void add_decision(Subject& subject, Value& facts, const std::string& group,
                  const std::string& name, const Decision& decision);

/// Puts the facts under `delivery` of the subject.
void add_delivery_facts(Subject& subject, const Destination& destination);

}  // namespace trailseal::cloudtrail
