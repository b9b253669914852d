#include "evidence/destination_evidence.hpp"

#include "cloudtrail/attribute_place.hpp"
#include "evidence/decision_evidence.hpp"
#include "evidence/key_evidence.hpp"
#include "evidence/observation_evidence.hpp"
#include "evidence/source.hpp"

namespace trailseal::evidence {
namespace {

using cloudtrail::Bucket;
using cloudtrail::Destination;

BucketEvidence evidence_of_bucket(const ResourceGraph& graph,
                                  const Destination& destination) {
  const Bucket& bucket = destination.bucket;
  BucketEvidence evidence{.name = shown(bucket.name),
                          .algorithm = shown(bucket.encryption.algorithm),
                          .key = shown(bucket.encryption.key_id),
                          .bucket_key = shown(bucket.encryption.bucket_key),
                          .set_by = bucket.encryption.place.address,
                          .versioning = shown(bucket.settings.versioning.value),
                          .access_logging = shown(bucket.settings.access_logging.value)};
  if (bucket.resource != nullptr) evidence.address = bucket.resource->address;
  evidence.encryption_source = source_of(graph, bucket.resource, bucket.encryption.place);
  if (!evidence.set_by.empty()) evidence.encryption_source.place = evidence.set_by;
  const cloudtrail::Spelling& named = cloudtrail::kTrailBucket;
  evidence.source = source_of(graph, bucket.resource,
                              bucket.resource != nullptr
                                  ? Place{}
                                  : place_of(*destination.trail.resource, named));
  return evidence;
}

void add_keys(const ResourceGraph& graph, const Destination& destination,
              TrailEvidence& evidence) {
  const auto& key = destination.key;
  const auto& other = destination.default_key;
  const bool same =
      key && other && key->resource != nullptr && key->resource == other->resource;
  if (key) {
    evidence.keys.push_back(key_evidence_of(
        graph, *key, same ? "log files and bucket default" : "log files"));
  }
  if (other && !same)
    evidence.keys.push_back(key_evidence_of(graph, *other, "bucket default"));
}

}  // namespace

TrailEvidence trail_evidence_of(const ResourceGraph& graph,
                                const cloudtrail::ObservationIndex& observed,
                                const Destination& destination) {
  const cloudtrail::Trail& trail = destination.trail;
  TrailEvidence evidence{.address = trail.resource->address,
                         .label = trail.resource->label,
                         .name = shown(trail.name),
                         .arn = shown(trail.arn),
                         .organization = shown(trail.organization.covered),
                         .multi_region = shown(trail.settings.multi_region),
                         .logging = shown(trail.settings.logging),
                         .validation = shown(trail.settings.log_validation),
                         .prefix = shown(trail.prefix)};
  evidence.source = source_of(graph, trail.resource, {});
  // Of an organization trail the owner is the management account, whoever deploys it.
  evidence.source.account = shown(trail.account);
  evidence.source.region = shown(trail.region);
  evidence.bucket = evidence_of_bucket(graph, destination);
  add_keys(graph, destination, evidence);
  evidence.decisions = decisions_of(graph, destination);
  add_observations(observed, destination, evidence);
  return evidence;
}

}  // namespace trailseal::evidence
