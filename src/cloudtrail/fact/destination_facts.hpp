// The facts about one trail and where it delivers, as the tree that rules read.
#pragma once

#include <optional>
#include <string>

#include "cloudtrail/bucket.hpp"
#include "cloudtrail/key.hpp"
#include "cloudtrail/log_group.hpp"
#include "cloudtrail/request/delivery.hpp"
#include "cloudtrail/subject.hpp"
#include "cloudtrail/topic.hpp"
#include "cloudtrail/trail.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// A trail followed to everything it touches.
struct Destination {
  Trail trail{};
  Bucket bucket{};
  Verdict keyed = Verdict::Fails;
  std::optional<Key> key{};          ///< the trail's
  std::optional<Key> default_key{};  ///< of the bucket's default encryption
  Delivery delivery{};
  std::optional<LogGroup> log_group{};
  std::optional<Topic> topic{};
};

Destination follow(const ResourceGraph& graph, const Trail& trail);

/// Whether CloudTrail will be able to write: a refusal anywhere denies, else something
/// unknown leaves it unknown.
Decision::Answer outcome_of(const Destination& destination);

/// The facts, with places and evidence; `kind` is left to the caller.
Subject facts_of(const ResourceGraph& graph, const Destination& destination,
                 const std::string& standard);

}  // namespace trailseal::cloudtrail
