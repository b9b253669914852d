#include "cloudtrail/request/destination.hpp"

#include <utility>

#include "cloudtrail/argument_form.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/bucket_encryption.hpp"
#include "cloudtrail/key_obstacle.hpp"
#include "cloudtrail/log_role.hpp"
#include "cloudtrail/policy_acceptance.hpp"
#include "cloudtrail/request/log_role_request.hpp"
#include "cloudtrail/request/neighbor_key_request.hpp"
#include "cloudtrail/request/sns_request.hpp"

namespace trailseal::cloudtrail {
namespace {

/// A trail that is switched off writes nothing, whatever the policies say. CloudTrail API
/// Reference, StopLogging.
Verdict is_on(const Trail& trail) {
  const Value& logging = trail.settings.logging;
  return logging.is_bool() ? verdict_of(logging.as_bool()) : Verdict::Unknown;
}

/// Who pays decides only where it is known that the requester does.
Verdict accepts_writes(const Bucket& bucket) {
  if (is_going(bucket)) return Verdict::Fails;
  const Value& payer = bucket.settings.requester_pays.value;
  return verdict_of(!payer.is_bool() || !payer.as_bool());
}

/// Both policies together: what is wrong with either is wrong.
std::optional<PlacedAnswer> policies_accepted(const ResourceGraph& graph,
                                              const Destination& destination) {
  std::optional<PlacedAnswer> all = is_accepted(graph, destination.bucket);
  if (!destination.key || destination.keyed != Verdict::Holds) return all;
  std::optional<PlacedAnswer> of_key = is_accepted(*destination.key);
  if (!of_key) return all;
  const bool two_refused =
      all && both(negate(all->verdict), negate(of_key->verdict)) == Verdict::Holds;
  if (two_refused) {
    all->why.insert(all->why.end(), of_key->why.begin(), of_key->why.end());
  } else if (!all || of_key->verdict < all->verdict) {
    all = std::move(of_key);
  }
  return all;
}

}  // namespace

Destination follow(const ResourceGraph& graph, const Trail& trail) {
  Destination found;
  found.trail = trail;
  found.keyed = trail.has_key();
  found.bucket = destination_of(graph, trail);
  found.default_key = default_key_of(graph, found.bucket, *trail.resource);
  if (found.keyed != Verdict::Fails) {
    found.key = follow_key(graph, trail.key_id, *trail.resource,
                           place_of(*trail.resource, kTrailKey));
  }
  found.delivery = decide_delivery(trail, found.bucket, found.key ? &*found.key : nullptr,
                                   found.keyed);
  found.policies_accepted = policies_accepted(graph, found);
  found.log_group = log_group_of(graph, trail);
  found.forms = trail_argument_forms(graph, trail);
  if (found.log_group) {
    // Without the group there is no trail.
    found.forms =
        worst_form(std::move(found.forms), log_group_key_form(graph, *found.log_group));
    const auto role = log_role_of(graph, trail);
    if (role) found.log_write = decide_log_write(trail, *found.log_group, *role);
  }
  found.topic = topic_of(graph, trail);
  if (found.topic) {
    found.publish = decide_publish(trail, *found.topic);
    if (found.topic->key) found.topic_key = decide_topic_key(trail, *found.topic);
  }
  return found;
}

Verdict accepts_trail(const Destination& destination) {
  // CloudTrail looks at all of this when it saves a trail, and refuses the trail as a whole
  // (CreateTrail, InsufficientSnsTopicPolicyException,
  // InvalidCloudWatchLogsRoleArnException, InvalidS3BucketNameException). One
  // that is there already goes on delivering to its bucket.
  if (!destination.trail.touched) return Verdict::Holds;
  Verdict all = destination.forms ? destination.forms->verdict : Verdict::Holds;
  if (destination.log_write) all = both(all, destination.log_write->allowed());
  if (destination.publish) all = both(all, destination.publish->allowed());
  if (destination.topic_key) all = both(all, destination.topic_key->allowed());
  return all;
}

Verdict delivers(const Destination& destination) {
  const Delivery& delivery = destination.delivery;
  const Bucket& bucket = destination.bucket;
  Verdict all = both(delivery.get_bucket_acl.allowed(), delivery.put_object.allowed());
  all = both(all, both(accepts_writes(bucket), is_on(destination.trail)));
  if (destination.policies_accepted) {
    all = both(all, destination.policies_accepted->verdict);
  }
  all = both(all, accepts_trail(destination));
  if (!destination.key) return all;
  const Key& key = *destination.key;
  Verdict encrypts =
      both(delivery.generate_data_key->allowed(), is_usable(key.properties));
  encrypts = both(encrypts, equal(key.region, bucket.region));
  // A key that may not be there can leave the answer open, never decide it.
  if (destination.keyed == Verdict::Unknown)
    encrypts = either(encrypts, Verdict::Unknown);
  return both(all, encrypts);
}

}  // namespace trailseal::cloudtrail
