// Encryption that is in place, before -> after:
//
//   the trail's key       set -> none             the log files fall back to AES256
//   the bucket's default  a key of one's own  >  aws/s3  >  AES256; down is weaker
//
// One layer of KMS (`aws:kms`) and two (`aws:kms:dsse`) count alike, as every standard
// takes either. A key that is only exchanged for another one is no loss.
//
// A bucket or key that the trail uses is lost
//
//   deleted    whoever still names it
//   replaced   where the trail names it already: what is in the old one goes with it
//
// A deletion that only forgets (`removed` blocks) leaves the thing itself alone.
#include "cloudtrail/question/planned_loss.hpp"

#include <array>

#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {
namespace {

// What a plan deletes has the attributes of before.
constexpr std::array kArnBefore{Spelling{"arn", ""}};
constexpr std::array kBucketBefore{Spelling{"bucket", ""}};

bool is_planned(const ResourceGraph& graph, const Resource& resource) {
  return graph.inputs()[resource.input].kind == InputKind::TerraformPlan;
}

bool existed(const Resource* resource) {
  return resource != nullptr && resource->before.is_map();
}

// The trail as it is now. One that is written under a new address without a `moved` block
// is deleted here and created there.
const Value& trail_before(const ResourceGraph& graph, const Trail& trail) {
  if (existed(trail.resource)) return trail.resource->before;
  for (const Resource* deleted :
       resources_like(graph, ResourceKind::Trail, kArnBefore, std::array{trail.arn},
                      Likeness::Same, Life::Deleted)) {
    if (names(deleted->before["arn"], trail.arn) == Verdict::Holds) {
      return deleted->before;
    }
  }
  return trail.resource->before;
}

bool is_given(const Value& text) { return text.is_text() && !text.as_text().empty(); }

/// Nobody can tell yet; `line` says what is missing and what there is.
void leave_open(PlacedAnswer& kept, const std::string& line) {
  kept.verdict = Verdict::Unknown;
  kept.missing = {.what = line};
  kept.why.emplace_back(line);
}

// ---- default encryption

/// How strong a default is, as far as it is known: 0 AES256, 1 aws/s3, 2 a key of one's
/// own.
struct Strength {
  int least = 0;
  int most = 2;
};

Strength strength_of(const Value& algorithm, const Value& key) {
  if (algorithm.is_unknown()) return {};
  if (!algorithm.is_literal("aws:kms") && !algorithm.is_literal("aws:kms:dsse")) {
    return {.least = 0, .most = algorithm.literal() ? 0 : 2};
  }
  if (key.is_unknown()) return {.least = 1, .most = 2};
  if (!is_given(key)) return {.least = 1, .most = 1};
  const std::string shown = key.literal().value_or("");
  const bool by_service = shown.find("alias/aws/") != std::string::npos;
  return by_service ? Strength{.least = 1, .most = 1} : Strength{.least = 2, .most = 2};
}

/// The default encryption that Terraform found.
struct Default {
  Value algorithm{};
  Value key{};
  const Resource* resource = nullptr;
};

Default read_default(const Value& rule, const Resource& resource) {
  const Value& chosen = rule.at_path("apply_server_side_encryption_by_default.0");
  return {.algorithm = chosen["sse_algorithm"],
          .key = chosen["kms_master_key_id"],
          .resource = &resource};
}

std::optional<Default> default_before(const ResourceGraph& graph, const Bucket& bucket) {
  const Value& before = existed(bucket.resource) ? bucket.resource->before["bucket"]
                                                 : Value::text(bucket.name);
  if (!before.is_text()) return std::nullopt;
  for (const Resource* separate :
       graph.with_value(terraform_type(ResourceKind::BucketEncryption), "bucket",
                        before.as_text(), Likeness::Same, Aspect::Before)) {
    if (names(separate->before["bucket"], before.as_text()) != Verdict::Holds) continue;
    return read_default(separate->before.at_path("rule.0"), *separate);
  }
  if (!existed(bucket.resource)) return std::nullopt;
  return read_default(
      bucket.resource->before.at_path("server_side_encryption_configuration.0.rule.0"),
      *bucket.resource);
}

std::string in_words(const Value& algorithm, const Value& key) {
  std::string words = algorithm.is_text() ? algorithm.display() : "AES256";
  if (!words.starts_with("aws:kms")) return words;
  return words + (is_given(key) ? " with the key `" + key.display() + "`"
                                : " with the AWS managed key `aws/s3`");
}

// Adds what becomes of the bucket's default; nullopt where it is no loss to lose it.
std::optional<PlacedAnswer> default_kept(const ResourceGraph& graph,
                                         const Bucket& bucket) {
  const auto before = default_before(graph, bucket);
  if (!before || (bucket.resource && bucket.resource->change == Change::Delete)) {
    return std::nullopt;
  }
  const Strength old = strength_of(before->algorithm, before->key);
  if (old.most == 0) return std::nullopt;
  const Bucket::Encryption& after = bucket.encryption;
  const Strength now = strength_of(after.algorithm, after.key_id);
  PlacedAnswer kept;
  kept.place = before->resource->change == Change::Delete ? place_of(*before->resource)
                                                          : after.place;
  if (now.least >= old.most) return kept;
  const std::string was = "the default encryption of " + bucket.label + ", now " +
                          in_words(before->algorithm, before->key) + ", ";
  if (now.most < old.least) {
    kept.verdict = Verdict::Fails;
    kept.why.emplace_back(was + "becomes " + in_words(after.algorithm, after.key_id));
  } else {
    const Value& open = after.algorithm.is_unknown() ? after.algorithm : after.key_id;
    leave_open(kept, was + "may change: " +
                         (open.is_unknown() ? open.as_unknown().reason
                                            : "`" + open.display() + "`"));
  }
  return kept;
}

// ---- the trail's key

std::optional<PlacedAnswer> trail_key_kept(const ResourceGraph& graph,
                                           const Destination& destination) {
  const Trail& trail = destination.trail;
  const Value& before = trail_before(graph, trail)["kms_key_id"];
  if (!is_given(before)) return std::nullopt;
  PlacedAnswer kept;
  kept.place = place_of(*trail.resource, {"kms_key_id", ""});
  kept.verdict = destination.keyed;
  const std::string was =
      "`" + trail.resource->address + "` has the key `" + before.display() + "` now";
  if (kept.verdict == Verdict::Fails) {
    kept.why.emplace_back(was + " and none afterwards: new log files get AES256");
  } else if (kept.verdict == Verdict::Unknown) {
    leave_open(kept, was + "; whether it has one afterwards is not known");
  }
  return kept;
}

// ---- bucket and key

void lose(PlacedAnswer& kept, const Resource& lost, const std::string& line) {
  if (kept.verdict != Verdict::Fails) kept.place = place_of(lost);
  kept.verdict = Verdict::Fails;
  kept.why.emplace_back(line);
}

std::string verb_of(const Resource& resource) {
  return resource.change == Change::Delete ? "deletes" : "replaces";
}

// Adds `lost` where the plan takes it from under the trail, which names it by `before`.
void look_at(PlacedAnswer& kept, const Resource& lost, const Value& before,
             const char* identity, const std::string& what) {
  const Value& own = lost.before[identity];
  const bool replaced = lost.change == Change::Replace && own.is_text() &&
                        names(before, own.as_text()) == Verdict::Holds;
  if (lost.change != Change::Delete && !replaced) return;
  lose(kept, lost, "the plan " + verb_of(lost) + " `" + lost.address + "`, " + what);
}

}  // namespace

std::optional<PlacedAnswer> encryption_kept(const ResourceGraph& graph,
                                            const Destination& destination) {
  if (!is_planned(graph, *destination.trail.resource)) return std::nullopt;
  std::optional<PlacedAnswer> all = trail_key_kept(graph, destination);
  std::optional<PlacedAnswer> more = default_kept(graph, destination.bucket);
  if (!all || !more) return all ? all : more;
  if (more->verdict < all->verdict) std::swap(all, more);
  all->verdict = both(all->verdict, more->verdict);
  all->why.insert(all->why.end(), more->why.begin(), more->why.end());
  return all;
}

std::optional<PlacedAnswer> storage_kept(const ResourceGraph& graph,
                                         const Destination& destination) {
  const Trail& trail = destination.trail;
  const Bucket& bucket = destination.bucket;
  if (!is_planned(graph, *trail.resource)) return std::nullopt;
  const Resource* key = destination.key ? destination.key->resource : nullptr;
  if (!existed(trail.resource) && !existed(bucket.resource) && !existed(key)) {
    return std::nullopt;
  }
  const Value& before = trail_before(graph, trail);
  const std::string label = "`" + trail.resource->address + "`";
  const std::string store = "the bucket of " + label;
  PlacedAnswer kept;
  kept.place = place_of(*trail.resource);
  if (bucket.resource != nullptr) {
    look_at(kept, *bucket.resource, before["s3_bucket_name"], "bucket", store);
  }
  // The same bucket under two addresses: deleted here, made anew there.
  for (const Resource* deleted :
       resources_like(graph, ResourceKind::Bucket, kBucketBefore, std::array{bucket.name},
                      Likeness::Same, Life::Deleted)) {
    if (deleted == bucket.resource) continue;
    if (names(deleted->before["bucket"], bucket.name) != Verdict::Holds) continue;
    look_at(kept, *deleted, before["s3_bucket_name"], "bucket", store);
  }
  const std::string reading = "and log files of " + label + " cannot be read without it";
  if (key != nullptr) look_at(kept, *key, before["kms_key_id"], "arn", reading);
  return kept;
}

}  // namespace trailseal::cloudtrail
