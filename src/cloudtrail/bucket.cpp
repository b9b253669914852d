// What holds for a bucket is said in several places. From the strongest to the weakest:
//
//   1. a separate resource that names the bucket (Terraform)
//   2. an argument of the bucket itself
//   3. for a bucket that exists already, what the state says of it
//   4. for a bucket created here, the service's default: AES256, no policy
//   5. else it is not known
//
// A separate resource whose bucket is not known may concern any bucket, so it makes the
// answer unknown. A separate resource that is deleted puts the default back.
#include "cloudtrail/bucket.hpp"

#include <array>

#include "aws/arn.hpp"
#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/bucket_encryption.hpp"
#include "cloudtrail/bucket_setting.hpp"
#include "cloudtrail/change.hpp"
#include "cloudtrail/own_input.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {
namespace {

constexpr Spelling kBucketName{"bucket", "@ref"};

constexpr Spelling kBucketArn{"arn", "@arn"};

constexpr std::array kBucketNames{kBucketName, kBucketArn};

/// An ARN where the name is due leads to its bucket all the same: TS205 reports it.
bool is_named(const Resource& bucket, const Text& name) {
  return names(attribute(bucket, kBucketName), name) == Verdict::Holds ||
         names(attribute(bucket, kBucketArn), name) == Verdict::Holds;
}

std::vector<const Resource*> buckets_named(const ResourceGraph& graph, const Text& name,
                                           Life life) {
  auto named = resources_like(graph, ResourceKind::Bucket, kBucketNames, std::array{name},
                              Likeness::Same, life);
  std::erase_if(named, [&](const Resource* bucket) { return !is_named(*bucket, name); });
  return named;
}

/// The bucket whose ARN an expression names where a plan does not tell what it makes of it.
const Resource* bucket_behind(const ResourceGraph& graph, const Value& name,
                              const Resource& from) {
  const Resource* found = resource_behind(graph, name, from);
  const bool is_bucket =
      found != nullptr && !found->data && kind_of(found->type) == ResourceKind::Bucket;
  return is_bucket ? found : nullptr;
}

const Resource* find_bucket(const ResourceGraph& graph, const Value& name,
                            const Resource& from) {
  if (!name.is_text()) return bucket_behind(graph, name, from);
  // A trail may still name a bucket that this deployment deletes.
  for (const Life life : {Life::Stays, Life::Deleted}) {
    const auto named = buckets_named(graph, name.as_text(), life);
    if (!named.empty()) return own_or_first(graph, named, &from);
  }
  return nullptr;
}

Text symbol_of(const Trail& trail, const char* what, SymbolClass cls) {
  return Text::of_symbol(
      {.id = std::to_string(trail.resource->input) + trail.resource->address + "." + what,
       .name = std::string(what),
       .cls = cls});
}

std::string label_of(const Bucket& bucket, const Value& name) {
  if (bucket.resource != nullptr) return "`" + bucket.resource->address + "`";
  if (name.is_text()) return "bucket `" + name.as_text().display() + "`";
  return "the bucket";
}

/// What the other resources say of the bucket.
void describe(const ResourceGraph& graph, Bucket& bucket, const Resource& from,
              const Place& place) {
  bucket.arn = bucket_arn(bucket.partition, bucket.name);
  bucket.encryption = encryption_of(graph, bucket, place);
  bucket.policy = policy_in_force(graph, kBucketPolicy,
                                  {.resource = bucket.resource,
                                   .names = {bucket.name},
                                   .label = bucket.label,
                                   .place = place,
                                   .from = &from});
  bucket.settings = settings_of(graph, bucket, place);
}

void place_bucket(Bucket& bucket, const Resource& resource) {
  bucket.region = resource.region;
  bucket.account = resource.account;
  bucket.partition = resource.partition;
}

}  // namespace

bool is_going(const Bucket& bucket) {
  return bucket.resource != nullptr && bucket.resource->change == Change::Delete;
}

std::string why_going(const Bucket& bucket) {
  return bucket.label + " is deleted by this plan";
}

std::string why_outside(const Bucket& bucket) {
  return bucket.label + " is not in any input";
}

Bucket destination_of(const ResourceGraph& graph, const Trail& trail) {
  Bucket bucket;
  bucket.resource = find_bucket(graph, trail.bucket_name, *trail.resource);
  bucket.label = label_of(bucket, trail.bucket_name);
  bucket.partition = trail.partition;
  const Value& own = bucket.resource == nullptr
                         ? trail.bucket_name
                         : attribute(*bucket.resource, kBucketName);
  if (own.is_text()) {
    bucket.name = own.as_text();
  } else if (trail.bucket_name.is_text()) {
    bucket.name = trail.bucket_name.as_text();
  } else {
    bucket.name = symbol_of(trail, "bucket name", SymbolClass::Name);
  }
  if (bucket.resource != nullptr) {
    place_bucket(bucket, *bucket.resource);
    describe(graph, bucket, *trail.resource, place_of(*bucket.resource));
    return bucket;
  }
  bucket.region = symbol_of(trail, "bucket's region", SymbolClass::Region);
  bucket.account = symbol_of(trail, "bucket's account", SymbolClass::AccountId);
  describe(graph, bucket, *trail.resource, place_of(*trail.resource, kTrailBucket));
  return bucket;
}

Text name_of_bucket(const Resource& resource) {
  return text_or_symbol(attribute(resource, kBucketName), resource.address + ".name",
                        resource.address + "'s name", SymbolClass::Name);
}

Bucket bucket_of(const ResourceGraph& graph, const Resource& resource) {
  Bucket bucket;
  bucket.resource = &resource;
  bucket.name = name_of_bucket(resource);
  bucket.label = "`" + resource.address + "`";
  place_bucket(bucket, resource);
  describe(graph, bucket, resource, place_of(resource));
  return bucket;
}

std::optional<Bucket> bucket_named(const ResourceGraph& graph, const Text& name) {
  const auto named = buckets_named(graph, name, Life::Stays);
  return named.empty() ? std::nullopt : std::optional(bucket_of(graph, *named.front()));
}

}  // namespace trailseal::cloudtrail
