// Terraform: `aws_s3_bucket_server_side_encryption_configuration`, or the bucket's own
// blocks (provider 3; computed since). CloudFormation: the property `BucketEncryption`.
#include "cloudtrail/bucket_encryption.hpp"

#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/change.hpp"
#include "cloudtrail/separate_resource.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {
namespace {

constexpr std::string_view kInlineBlocks = "server_side_encryption_configuration";

Value algorithm_or_default(const Value& algorithm) {
  return algorithm.is_unset() ? Value::text("AES256") : algorithm;
}

Value key_or_null(const Value& key) {
  if (key.is_unset() || key.is_literal("")) return Value::null(key.position());
  return text_or_unknown(key);
}

/// A key that Terraform will fill in itself, because the configuration has none: the
/// provider marks it "known after apply" although nothing was given.
Value given_key(const Value& key) {
  return key.is_unknown() && !is_configured(key) ? Value::null(key.position())
                                                 : key_or_null(key);
}

Bucket::Encryption read_encryption(const Value& rule, Spelling by_default, Spelling names,
                                   bool terraform, Place place) {
  const Value& chosen =
      rule.at_path(terraform ? by_default.terraform : by_default.cloudformation);
  const Value& key = chosen.is_unknown()
                         ? chosen
                         : chosen[terraform ? "kms_master_key_id" : "KMSMasterKeyID"];
  const Value& algorithm =
      chosen.is_unknown() ? chosen
                          : chosen[terraform ? names.terraform : names.cloudformation];
  const Value& bucket_key =
      rule.is_unknown() ? rule
                        : rule[terraform ? "bucket_key_enabled" : "BucketKeyEnabled"];
  if (algorithm.position().line != 0) place.position = algorithm.position();
  Place key_place = place;
  if (key.position().line != 0) key_place.position = key.position();
  const bool left_open = bucket_key.is_unknown() && !is_configured(bucket_key);
  return {.algorithm = algorithm_or_default(algorithm),
          .key_id = terraform ? given_key(key) : key_or_null(key),
          .bucket_key = left_open ? Value::boolean(false) : bool_or(bucket_key, false),
          .place = std::move(place),
          .key_place = std::move(key_place)};
}

Bucket::Encryption read_terraform(const Value& rule, Place place) {
  return read_encryption(rule, {"apply_server_side_encryption_by_default.0", ""},
                         {"sse_algorithm", ""}, true, std::move(place));
}

/// Since January 2023 a bucket without a configuration encrypts with SSE-S3. S3 User
/// Guide, "Setting default server-side encryption behavior for Amazon S3 buckets".
Bucket::Encryption service_default(const Place& place) {
  return {.algorithm = Value::text("AES256"),
          .key_id = Value::null(),
          .bucket_key = Value::boolean(false),
          .place = place,
          .key_place = place};
}

Bucket::Encryption unknown_encryption(const std::string& reason, const std::string& help,
                                      const Place& place) {
  const Value unknown = Value::unknown({.reason = reason, .help = help});
  return {.algorithm = unknown,
          .key_id = unknown,
          .bucket_key = unknown,
          .place = place,
          .key_place = place};
}

Bucket::Encryption template_encryption(const Resource& bucket) {
  const Spelling path{"", "BucketEncryption"};
  const Value& encryption = attribute(bucket, path);
  const Place place = place_of(bucket, path);
  if (encryption.is_unset()) return service_default(place);
  if (encryption.is_unknown()) {
    return unknown_encryption(encryption.as_unknown().reason,
                              encryption.as_unknown().help, place);
  }
  Bucket::Encryption read = read_encryption(
      encryption.at_path("ServerSideEncryptionConfiguration.0"),
      {"", "ServerSideEncryptionByDefault"}, {"", "SSEAlgorithm"}, false, place);
  if (read.key_id.is_null() && !bucket.otherwise.is_absent()) {
    read.key_id = bucket.otherwise;
  }
  return read;
}

Bucket::Encryption inline_encryption(const Resource& bucket, bool reset) {
  const Spelling path{kInlineBlocks, ""};
  const Value& blocks = attribute(bucket, path);
  const Place place = place_of(bucket, path);
  if (reset) return service_default(place_of(bucket));
  if (blocks.is_unknown()) {
    if (is_created(bucket) && !is_configured(blocks))
      return service_default(place_of(bucket));
    return unknown_encryption(blocks.as_unknown().reason, blocks.as_unknown().help,
                              place);
  }
  if (blocks.size() == 0) return service_default(place_of(bucket));
  return read_terraform(blocks.at_path("0.rule.0"), place);
}

Bucket::Encryption read_separate(const Resource& separate) {
  const Value& rules = attribute(separate, {"rule", ""});
  return read_terraform(rules.is_unknown() ? rules : rules.at(0),
                        place_of(separate, {"rule", ""}));
}

/// The blocks of a bucket made here count as well beside a separate resource: that one is
/// made later and wins, until the next apply.
bool sets_own(const Bucket& bucket, const Resource& separate,
              const ResourceGraph& graph) {
  if (bucket.resource == nullptr || !is_created(*bucket.resource)) return false;
  return graph.together(*bucket.resource, separate) &&
         attribute(*bucket.resource, {kInlineBlocks, ""}).size() > 0;
}

/// Of several the one counts that is applied last; where none is, what they have in common.
Bucket::Encryption separate_encryption(const ResourceGraph& graph, const Bucket& bucket,
                                       const SeparateResources& found,
                                       const std::string& why) {
  const Resource* last = applied_last(graph, found.certain);
  const Resource& first = last != nullptr ? *last : *found.certain.front();
  Bucket::Encryption encryption = read_separate(first);
  const auto keep_common = [&why](Value& value, const Value& other) {
    if (!(value == other)) value = Value::unknown({.reason = why});
  };
  for (const Resource* each : found.certain) {
    if (last != nullptr) break;
    const Bucket::Encryption other = read_separate(*each);
    keep_common(encryption.algorithm, other.algorithm);
    keep_common(encryption.key_id, other.key_id);
    keep_common(encryption.bucket_key, other.bucket_key);
  }
  encryption.setters = rivals_among(found.certain);
  if (encryption.setters.empty() && sets_own(bucket, first, graph)) {
    encryption.setters = {bucket.resource, &first};
  }
  return encryption;
}

}  // namespace

Bucket::Encryption encryption_of(const ResourceGraph& graph, const Bucket& bucket,
                                 const Place& place) {
  const SeparateResources found =
      separate_resources_of(graph, {bucket.name}, ResourceKind::BucketEncryption,
                            HalfKnown::Differs, bucket.resource);
  if (is_going(bucket)) return unknown_encryption(why_going(bucket), "", place);
  const std::string why = unknown_reason(found, "the default encryption", "bucket");
  if (!found.certain.empty()) return separate_encryption(graph, bucket, found, why);
  if (!why.empty()) return unknown_encryption(why, "", place);
  if (bucket.resource == nullptr) {
    return found.deleted ? service_default(place)
                         : unknown_encryption(why_outside(bucket),
                                              std::string(kBucketPolicy.help), place);
  }
  if (bucket.resource->language == Language::CloudFormation) {
    return template_encryption(*bucket.resource);
  }
  const Additions& additions = graph.additions(bucket.resource->input);
  if (is_created(*bucket.resource) && !additions.reason.empty() &&
      is_left_open(*bucket.resource, attribute(*bucket.resource, {kInlineBlocks, ""}))) {
    return unknown_encryption(additions.reason, additions.help, place);
  }
  return inline_encryption(*bucket.resource, found.deleted);
}

std::optional<Key> default_key_of(const ResourceGraph& graph, const Bucket& bucket,
                                  const Resource& from) {
  const Value& key_id = bucket.encryption.key_id;
  if (!key_id.is_text()) return std::nullopt;
  return follow_key(graph, key_id, bucket.resource ? *bucket.resource : from,
                    bucket.encryption.place);
}

}  // namespace trailseal::cloudtrail
