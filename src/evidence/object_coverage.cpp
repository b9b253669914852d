#include "evidence/object_coverage.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>

#include "base/word_list.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/question/delivered_encryption.hpp"

namespace trailseal::evidence {
namespace {

using cloudtrail::Destination;

/// The moment by which objects are ordered: S3's, else that in the name.
const std::string& moment_of(const DeliveredObject& object) {
  return object.modified_at ? *object.modified_at : object.named_at;
}

/// How an object's encryption compares with what its trail asks for.
enum class Coverage { Covered, OtherKey, NoKey, NotKnown };

Coverage coverage_of(const DeliveredObject& object, const Destination& destination) {
  if (!object.missing.empty() || !object.algorithm) return Coverage::NotKnown;
  const bool by_kms = object.algorithm->starts_with("aws:kms");
  if (destination.keyed == Verdict::Fails) {
    return *object.algorithm == "AES256" ? Coverage::Covered : Coverage::OtherKey;
  }
  if (!by_kms) return Coverage::NoKey;
  const Verdict same = cloudtrail::has_key_of_trail(object, destination);
  if (same == Verdict::Unknown) return Coverage::NotKnown;
  return same == Verdict::Holds ? Coverage::Covered : Coverage::OtherKey;
}

std::string remark_of(const DeliveredObject& object, Coverage coverage,
                      const Destination& destination) {
  switch (coverage) {
    case Coverage::Covered:
      return destination.keyed == Verdict::Fails
                 ? "encrypted as the trail requires: AES256, without a KMS key"
                 : "encrypted with the trail's key";
    case Coverage::OtherKey:
      return "encrypted with another key than the trail's";
    case Coverage::NoKey:
      return "encrypted with " + object.algorithm.value_or("another algorithm") +
             ", not with the trail's key";
    case Coverage::NotKnown:
      break;
  }
  if (!object.missing.empty()) return "not known: " + object.missing.what;
  return object.key_arn ? "not known: the key of the trail has no id yet"
                        : "not known: no input has the key of the object";
}

ObjectEvidence object_evidence(const SampledObject& sample, Coverage coverage,
                               const Destination& destination) {
  const DeliveredObject& object = *sample.object;
  ObjectEvidence evidence{.key = object.key,
                          .kind = object.is_digest() ? "digest" : "log",
                          .modified = moment_of(object),
                          .algorithm = object.algorithm.value_or(""),
                          .kms_key = object.key_arn.value_or(""),
                          .remark = remark_of(object, coverage, destination)};
  if (object.missing.empty()) evidence.bucket_key = object.bucket_key ? "yes" : "no";
  evidence.source = sample.source;
  if (!object.account.empty()) evidence.source.account = object.account;
  if (!object.region.empty()) evidence.source.region = object.region;
  return evidence;
}

/// Does this deployment give the trail another key? What was delivered before is encrypted
/// otherwise then.
std::string note_on_plan(const Destination& destination) {
  const Resource& trail = *destination.trail.resource;
  const bool changed = trail.change == Change::Update || trail.change == Change::Replace;
  if (!changed) return {};
  const std::string_view argument = cloudtrail::kTrailKey.of(trail);
  const Value& before = trail.before.at_path(argument);
  if (before == cloudtrail::attribute(trail, cloudtrail::kTrailKey)) return {};
  const bool had_none = before.is_unset() || before.is_literal("");
  return "This deployment changes the key of the trail" +
         (had_none ? std::string(", which had none")
                   : " from " + in_backticks(before.display())) +
         ". Log files that were delivered before keep their encryption: the new "
         "setting does not apply to them. If they must be encrypted with the new key, "
         "copy each of them onto itself.";
}

}  // namespace

void add_objects(const Destination& destination, std::vector<SampledObject> objects,
                 TrailEvidence& evidence) {
  std::sort(objects.begin(), objects.end(), [](const auto& a, const auto& b) {
    return std::tie(moment_of(*a.object), a.object->key) <
           std::tie(moment_of(*b.object), b.object->key);
  });
  std::string begin;  // of the first object that is encrypted as the trail asks for
  for (const SampledObject& sample : objects) {
    const Coverage coverage = coverage_of(*sample.object, destination);
    evidence.objects.push_back(object_evidence(sample, coverage, destination));
    if (coverage == Coverage::Covered && begin.empty()) begin = moment_of(*sample.object);
  }
  if (objects.empty()) {
    evidence.objects_note = note_on_plan(destination);
    return;
  }
  std::vector<std::string> older, other_ones;
  for (const SampledObject& sample : objects) {
    const Coverage coverage = coverage_of(*sample.object, destination);
    const bool other = coverage == Coverage::NoKey || coverage == Coverage::OtherKey;
    const bool before = !begin.empty() && moment_of(*sample.object) < begin;
    if (other) (before ? older : other_ones).push_back(in_backticks(sample.object->key));
  }
  evidence.objects_note = "The oldest sampled object is of " +
                          moment_of(*objects.front().object) +
                          "; older objects are not shown.";
  if (!other_ones.empty()) {
    evidence.objects_note +=
        " Not encrypted as the trail requires: " + joined(other_ones) + ".";
  }
  if (older.empty()) return;
  evidence.objects_note +=
      " The first that is encrypted as the trail requires is of " + begin +
      ": the setting does not apply to objects before it, among them " + joined(older) +
      ". An object keeps the encryption that it was written with until it is copied.";
}

}  // namespace trailseal::evidence
