// The requests that CloudTrail makes to the keys of a topic and of an event data store, and
// the answers of these keys' policies.
#pragma once

#include "cloudtrail/event_data_store.hpp"
#include "cloudtrail/request/decision.hpp"
#include "cloudtrail/topic.hpp"
#include "cloudtrail/trail.hpp"

namespace trailseal::cloudtrail {

/// May CloudTrail encrypt its notifications with the key of the topic, which has one?
Decision decide_topic_key(const Trail& trail, const Topic& topic);

/// May CloudTrail encrypt events with the key of the store, which has one?
Decision decide_store_key(const EventDataStore& store);

}  // namespace trailseal::cloudtrail
