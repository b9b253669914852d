#include "cloudtrail/assessment.hpp"

#include "cloudtrail/destination_facts.hpp"

namespace trailseal::cloudtrail {
namespace {

std::string shown_key(const Destination& destination) {
  if (!destination.key) return {};
  if (destination.key->resource != nullptr) return destination.key->resource->address;
  return destination.key->arn_known ? destination.key->arn.display() : std::string();
}

TrailSummary summary_of(const Destination& destination) {
  const Trail& trail = destination.trail;
  const Bucket& bucket = destination.bucket;
  TrailSummary summary;
  summary.address = trail.resource->address;
  summary.input = trail.resource->input;
  summary.label = trail.resource->label;
  // Names go over with their symbols: a report shows what a half known one is made of.
  summary.name = Value::text(trail.name);
  summary.organization = trail.organization;
  summary.multi_region = trail.multi_region;
  summary.account = Value::text(trail.account);
  summary.region = Value::text(trail.region);
  summary.log_group = trail.log_group;
  summary.topic = trail.topic;
  if (bucket.resource != nullptr) {
    summary.bucket.address = bucket.resource->address;
    summary.bucket.input = bucket.resource->input;
  }
  summary.bucket.name = Value::text(bucket.name);
  summary.bucket.prefix = trail.prefix;
  summary.key.set = destination.keyed == Verdict::Holds;
  summary.key.unknown = destination.keyed == Verdict::Unknown;
  if (destination.key) {
    if (destination.key->resource != nullptr) {
      summary.key.address = destination.key->resource->address;
      summary.key.input = destination.key->resource->input;
    }
    summary.key.arn = Value::text(destination.key->arn);
  }
  // A trail without a key asks for AES256 in so many words, whatever the bucket's
  // default.
  if (destination.keyed == Verdict::Fails) summary.log_encryption.algorithm = "AES256";
  if (destination.keyed == Verdict::Holds) {
    summary.log_encryption.algorithm = "aws:kms";
    summary.log_encryption.key = shown_key(destination);
  }
  const Decision::Answer outcome = outcome_of(destination);
  summary.delivery = to_string(outcome);
  return summary;
}

}  // namespace

Assessment assess(const ResourceGraph& graph, const std::string& standard) {
  Assessment assessment;
  for (const Trail& trail : find_trails(graph)) {
    const Destination destination = follow(graph, trail);
    assessment.trails.push_back(summary_of(destination));
    Subject subject = facts_of(graph, destination, standard);
    subject.kind = "trail";
    assessment.subjects.push_back(subject);
    subject.kind = "destination";
    assessment.subjects.push_back(std::move(subject));
  }
  return assessment;
}

}  // namespace trailseal::cloudtrail
