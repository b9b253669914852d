// Destination: a trail followed to everything it touches, with the answers to what it
// requests there.
#pragma once

#include <optional>

#include "base/verdict.hpp"
#include "cloudtrail/bucket.hpp"
#include "cloudtrail/key.hpp"
#include "cloudtrail/log_group.hpp"
#include "cloudtrail/placed_answer.hpp"
#include "cloudtrail/request/decision.hpp"
#include "cloudtrail/request/delivery.hpp"
#include "cloudtrail/topic.hpp"
#include "cloudtrail/trail.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

struct Destination {
  Trail trail{};
  Bucket bucket{};
  Verdict keyed = Verdict::Fails;
  std::optional<Key> key{};          ///< the trail's
  std::optional<Key> default_key{};  ///< of the bucket's default encryption
  Delivery delivery{};
  /// Will S3 and KMS save the bucket policy and the policy of the trail's key? nullopt
  /// where this deployment saves neither.
  std::optional<PlacedAnswer> policies_accepted{};
  std::optional<LogGroup> log_group{};
  std::optional<Decision> log_write{};  ///< where the group's role is in an input
  std::optional<Topic> topic{};
  /// Of the trail's arguments and of the key of its log group; nullopt where nothing is known of any.
  std::optional<PlacedAnswer> forms{};
  std::optional<Decision> publish{};    ///< on the topic, where there is one
  std::optional<Decision> topic_key{};  ///< where the topic has a key
};

Destination follow(const ResourceGraph& graph, const Trail& trail);

/// Does CloudTrail take the trail with its other destinations, when this deployment
/// creates or changes it?
Verdict accepts_trail(const Destination& destination);

/// Will CloudTrail be able to write? A refusal anywhere says no, else something unknown
/// leaves it unknown.
Verdict delivers(const Destination& destination);

}  // namespace trailseal::cloudtrail
