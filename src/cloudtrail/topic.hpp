// Topic: the SNS topic a trail announces its files on.
#pragma once

#include <optional>
#include <vector>

#include "cloudtrail/key.hpp"
#include "cloudtrail/request/delivery.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

struct Topic {
  const Resource* resource = nullptr;  ///< null: not in any input
  std::string label{};
  Text arn{};
  Value key_id{};       ///< text, null (none) or unknown
  Value key_manager{};  ///< `customer`, `aws` or unknown; absent without a key
  Decision publish{};   ///< what the topic's policy says to CloudTrail
  Place place{};
  Place key_place{};
};

/// The topic of a trail; nullopt where the trail has none.
std::optional<Topic> topic_of(const ResourceGraph& graph, const Trail& trail,
                              const Bucket& bucket);

/// Subjects for every topic that will exist. What its policy says to CloudTrail is not
/// known there: it depends on the trail.
std::vector<Subject> topic_subjects(const ResourceGraph& graph);

/// The facts of a topic, under `topic` of the subject.
void add_facts(Subject& subject, const Topic& topic);

}  // namespace trailseal::cloudtrail
