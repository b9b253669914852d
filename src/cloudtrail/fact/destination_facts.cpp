#include "cloudtrail/fact/destination_facts.hpp"

#include <optional>

#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/fact/bucket_facts.hpp"
#include "cloudtrail/fact/change_facts.hpp"
#include "cloudtrail/fact/delivery_facts.hpp"
#include "cloudtrail/fact/key_facts.hpp"
#include "cloudtrail/fact/log_group_facts.hpp"
#include "cloudtrail/fact/observed_facts.hpp"
#include "cloudtrail/fact/topic_facts.hpp"
#include "cloudtrail/fact/trail_facts.hpp"
#include "cloudtrail/placed_answer.hpp"
#include "cloudtrail/question/access_log.hpp"
#include "cloudtrail/question/single_setter.hpp"
#include "cloudtrail/question/source_scope.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/place.hpp"

namespace trailseal::cloudtrail {
namespace {

void add_bucket(Subject& subject, const ResourceGraph& graph,
                const Destination& destination) {
  const Bucket& bucket = destination.bucket;
  const Key* default_key = destination.default_key ? &*destination.default_key : nullptr;
  add_facts(subject, bucket, default_key,
            bucket.resource ? place_of(*bucket.resource)
                            : place_of(*destination.trail.resource, kTrailBucket));
  if (const auto arrives = access_log_arrives(graph, bucket)) {
    subject.add_answer(*subject.facts.find("bucket"), "bucket", "access_log_arrives",
                       *arrives);
  }
  if (const auto scope = bucket_source_scope(destination.trail, bucket)) {
    subject.add_answer(*subject.facts.find("bucket"), "bucket", "source_scoped", *scope);
  }
}

Verdict same_key(const Key& key, const std::optional<Key>& default_key) {
  if (!default_key) return verdict_of(key.properties.manager.is_literal("aws"));
  const Resource* other = default_key->resource;
  if (key.resource != nullptr && other != nullptr) {
    return verdict_of(key.resource == other);
  }
  return equal(key.arn, default_key->arn);
}

/// Is the trail's key the key of the bucket's default encryption, too?
PlacedAnswer is_bucket_default(const Destination& destination) {
  const Bucket::Encryption& encryption = destination.bucket.encryption;
  const Value& key_id = destination.trail.key_id;
  if (encryption.key_id.is_unknown()) {
    return unknown(missing_of(encryption.key_id), encryption.place);
  }
  if (!key_id.is_text()) return unknown(missing_of(key_id), encryption.place);
  const Key& key = *destination.key;
  const std::string other =
      destination.default_key ? destination.default_key->label : "`aws/s3`";
  switch (same_key(key, destination.default_key)) {
    case Verdict::Holds:
      return yes(encryption.place);
    case Verdict::Fails:
      return no("the trail encrypts with " + key.label + ", " + destination.bucket.label +
                    " defaults to " + other,
                encryption.place);
    case Verdict::Unknown:
      break;
  }
  return unknown({.what = "whether " + key.label + " and " + other + " are the same key"},
                 encryption.place);
}

std::string how_to_tell_region(const Bucket& bucket) {
  if (bucket.resource == nullptr) return std::string(kBucketPolicy.help);
  const Value& region = attribute(*bucket.resource, {"region", ""});
  return bucket.resource->observed ? region.as_unknown().help : "pass --region";
}

/// KMS keys are regional, and S3 asks the key of the bucket's region. CloudTrail API
/// Reference, CreateTrail, KmsKeyNotFoundException.
PlacedAnswer in_bucket_region(const Key& key, const Bucket& bucket, const Place& place) {
  PlacedAnswer answer = yes(place);
  answer.verdict = equal(key.region, bucket.region);
  answer.why = {key.label + " is in " + key.region.display() + ", " + bucket.label +
                " in " + bucket.region.display()};
  if (answer.verdict == Verdict::Unknown) {
    answer.missing = {.what = "the regions of the key (" + key.region.display() +
                              ") and of the bucket (" + bucket.region.display() +
                              ") cannot be compared",
                      .help = how_to_tell_region(bucket)};
  }
  return answer;
}

void add_key(Subject& subject, const Destination& destination) {
  Key key = *destination.key;
  // CloudTrail keeps the ARN of the key, whatever it was given: CreateTrail, KmsKeyId.
  if (destination.trail.resource->observed) key.by_alias = Value();
  const Place place = place_of(*destination.trail.resource, kTrailKey);
  add_facts(subject, key);
  Value& facts = *subject.facts.find("key");
  subject.add_answer(facts, "key", "in_bucket_region",
                     in_bucket_region(key, destination.bucket, place));
  subject.places["key.by_alias"] = place;
  subject.evidence["key.by_alias"] = {};
  if (const auto scope = key_source_scope(destination.trail, destination.bucket, key)) {
    subject.add_answer(facts, "key", "source_scoped", *scope);
  }
  subject.add_answer(facts, "key", "is_bucket_default", is_bucket_default(destination));
}

/// AWS keeps one policy of each bucket and key, so there is nothing to say of what an export
/// has, unless the run brings resources that set it.
void add_set_once(Subject& subject, const ResourceGraph& graph,
                  const Destination& destination) {
  const PlacedAnswer once = set_once(graph, destination);
  if (destination.trail.resource->observed && once.verdict == Verdict::Holds) return;
  subject.add_answer(*subject.facts.find("delivery"), "delivery", "set_once", once);
}

}  // namespace

Subject facts_of(const ResourceGraph& graph, const Surroundings& surroundings,
                 const Destination& destination, const std::string& standard) {
  Subject subject = subject_of("trail", *destination.trail.resource);
  subject.trail = destination.trail.resource->address;
  subject.facts.set("standard", Value::text(Text(standard)));
  add_trail_facts(subject, graph, surroundings, destination);
  add_bucket(subject, graph, destination);
  if (destination.key) add_key(subject, destination);
  add_delivery_facts(subject, destination);
  add_set_once(subject, graph, destination);
  add_change_facts(subject, graph, destination);
  if (destination.log_group) {
    add_facts(subject, *destination.log_group,
              destination.log_write ? &*destination.log_write : nullptr);
  }
  if (destination.topic) {
    add_facts(subject, *destination.topic, *destination.publish,
              destination.topic_key ? &*destination.topic_key : nullptr);
  }
  subject.facts.set("security_hub", surroundings.security_hub);
  add_observed_facts(subject, surroundings, destination, standard);
  return subject;
}

}  // namespace trailseal::cloudtrail
