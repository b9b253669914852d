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

#include "cloudtrail/attribute.hpp"
#include "graph/identity.hpp"

namespace trailseal::cloudtrail {
namespace {

constexpr Spelling kBucket{"aws_s3_bucket", "AWS::S3::Bucket"};
constexpr Spelling kBucketName{"bucket", "@ref"};
constexpr Spelling kPolicy{"aws_s3_bucket_policy", "AWS::S3::BucketPolicy"};
constexpr Spelling kPolicyBucket{"bucket", "Bucket"};
constexpr Spelling kEncryption{"aws_s3_bucket_server_side_encryption_configuration", ""};
constexpr Spelling kPayer{"aws_s3_bucket_request_payment_configuration", ""};

const char* const kGiveBucket =
    "check it together with the plan or template that declares the bucket";

const char* const kGiveProcessed =
    "check the processed template (`aws cloudformation get-template --template-stage "
    "Processed`)";

/// The separate resources of a kind that name a bucket.
struct Companions {
  std::vector<const Resource*> certain{};
  std::vector<const Resource*> possible{};
  bool deleted = false;
};

Companions companions_of(const ResourceGraph& graph, const Bucket& bucket, Spelling type,
                         Spelling name) {
  Companions found;
  for (const Resource* resource : resources_of(graph, type)) {
    switch (names(attribute(*resource, name), bucket.name)) {
      case Verdict::Holds:
        (resource->exists == Verdict::Holds ? found.certain : found.possible)
            .push_back(resource);
        break;
      case Verdict::Unknown:
        // A literal name and a name made elsewhere are hardly the same bucket; a value
        // nobody knows at all may be.
        if (attribute(*resource, name).is_unknown()) found.possible.push_back(resource);
        break;
      case Verdict::Fails:
        break;
    }
  }
  for (const Resource* resource : deleted_of(graph, type)) {
    if (names(attribute(*resource, name), bucket.name) == Verdict::Holds) {
      found.deleted = true;
    }
  }
  return found;
}

std::string addresses(const std::vector<const Resource*>& resources) {
  std::string all;
  for (const Resource* resource : resources) {
    all += (all.empty() ? "`" : ", `") + resource->address + "`";
  }
  return all;
}

Place bucket_place(const Bucket& bucket, const Trail& trail) {
  if (bucket.resource != nullptr) return place_of(*bucket.resource);
  return place_of(*trail.resource, {"s3_bucket_name", "S3BucketName"});
}

bool is_deleted(const Bucket& bucket) {
  return bucket.resource != nullptr && bucket.resource->change == Change::Delete;
}

std::string not_in_input(const Bucket& bucket) {
  return bucket.label + " is not in any input";
}

std::string is_going(const Bucket& bucket) {
  return bucket.label + " is deleted by this plan";
}

/// Reason for what cannot be told from several or half-known companions; empty where one
/// companion, or none, decides.
std::string undecided(const Companions& found, const std::string& what) {
  if (found.certain.size() > 1) {
    return addresses(found.certain) + " each set " + what +
           ", and the one applied last wins";
  }
  if (!found.certain.empty() || found.possible.empty()) return {};
  const Resource& possible = *found.possible.front();
  if (possible.exists == Verdict::Unknown) return possible.exists_reason;
  return addresses(found.possible) + " may set " + what + ": its bucket is not known";
}

// ---- policy

PolicyInForce no_policy(const Bucket& bucket, Place place) {
  PolicyInForce none;
  none.place = std::move(place);
  none.note = bucket.label + " has no bucket policy";
  return none;
}

PolicyInForce policy_of(const ResourceGraph& graph, const Bucket& bucket,
                        const Trail& trail) {
  const Companions found = companions_of(graph, bucket, kPolicy, kPolicyBucket);
  const Place place = bucket_place(bucket, trail);
  if (is_deleted(bucket)) return unseen_policy(is_going(bucket), "", place);
  if (const std::string why = undecided(found, "the bucket policy"); !why.empty()) {
    return unseen_policy(why, "", place);
  }
  if (!found.certain.empty()) {
    PolicyInForce policy =
        policy_at(*found.certain.front(), {"policy", "PolicyDocument"});
    policy.separate = true;
    return policy;
  }
  if (bucket.resource == nullptr) {
    return found.deleted ? no_policy(bucket, place)
                         : unseen_policy(not_in_input(bucket), kGiveBucket, place);
  }
  const Resource& resource = *bucket.resource;
  const Value& inlined = attribute(resource, {"policy", ""});
  const bool set =
      inlined.is_text() ? !inlined.as_text().empty() : is_configured(inlined);
  if (found.deleted || is_created(resource)) {
    if (set && !found.deleted) return policy_at(resource, {"policy", ""});
    const std::string& additions = graph.inputs()[resource.input].additions;
    return additions.empty() ? no_policy(bucket, place)
                             : unseen_policy(additions, kGiveProcessed, place);
  }
  if (set) return policy_at(resource, {"policy", ""});
  if (inlined.is_literal("")) return no_policy(bucket, place);
  return unseen_policy("the policy of " + bucket.label + " is not in the state", "",
                       place);
}

// ---- default encryption

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
  const bool left_open = bucket_key.is_unknown() && !is_configured(bucket_key);
  return {.algorithm = algorithm_or_default(algorithm),
          .key_id = terraform ? given_key(key) : key_or_null(key),
          .bucket_key = left_open ? Value::boolean(false) : bool_or(bucket_key, false),
          .place = std::move(place)};
}

Bucket::Encryption read_terraform(const Value& rule, Place place) {
  return read_encryption(rule, {"apply_server_side_encryption_by_default.0", ""},
                         {"sse_algorithm", ""}, true, std::move(place));
}

/// Since January 2023 a bucket without a configuration encrypts with SSE-S3. S3 User
/// Guide, "Setting default server-side encryption behavior for Amazon S3 buckets".
Bucket::Encryption service_default(Place place) {
  return {.algorithm = Value::text("AES256"),
          .key_id = Value::null(),
          .bucket_key = Value::boolean(false),
          .place = std::move(place)};
}

Bucket::Encryption unknown_encryption(const std::string& reason, const std::string& help,
                                      Place place) {
  const Value unknown = Value::unknown({.reason = reason, .help = help});
  return {.algorithm = unknown,
          .key_id = unknown,
          .bucket_key = unknown,
          .place = std::move(place)};
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
  const Spelling path{"server_side_encryption_configuration", ""};
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

Bucket::Encryption encryption_of(const ResourceGraph& graph, const Bucket& bucket,
                                 const Trail& trail) {
  const Companions found = companions_of(graph, bucket, kEncryption, {"bucket", ""});
  const Place place = bucket_place(bucket, trail);
  if (is_deleted(bucket)) return unknown_encryption(is_going(bucket), "", place);
  if (const std::string why = undecided(found, "the default encryption"); !why.empty()) {
    return unknown_encryption(why, "", place);
  }
  if (!found.certain.empty()) {
    const Resource& companion = *found.certain.front();
    const Value& rules = attribute(companion, {"rule", ""});
    return read_terraform(rules.is_unknown() ? rules : rules.at(0),
                          place_of(companion, {"rule", ""}));
  }
  if (bucket.resource == nullptr) {
    return found.deleted ? service_default(place)
                         : unknown_encryption(not_in_input(bucket), kGiveBucket, place);
  }
  if (bucket.resource->language == Language::CloudFormation) {
    return template_encryption(*bucket.resource);
  }
  return inline_encryption(*bucket.resource, found.deleted);
}

// ---- the rest

Verdict requester_pays(const ResourceGraph& graph, const Bucket& bucket) {
  const Companions found = companions_of(graph, bucket, kPayer, {"bucket", ""});
  if (!found.certain.empty()) {
    const Value& payer = attribute(*found.certain.front(), {"payer", ""});
    return payer.is_unknown() ? Verdict::Unknown
                              : verdict_of(payer.is_literal("Requester"));
  }
  if (bucket.resource == nullptr) return Verdict::Unknown;
  const Value& payer = attribute(*bucket.resource, {"request_payer", ""});
  return verdict_of(!found.deleted && payer.is_literal("Requester"));
}

const Resource* find_bucket(const ResourceGraph& graph, const Value& name) {
  if (!name.is_text()) return nullptr;
  for (const Resource* resource : resources_of(graph, kBucket)) {
    if (names(attribute(*resource, kBucketName), name.as_text()) == Verdict::Holds) {
      return resource;
    }
  }
  // A trail may still name a bucket that this deployment deletes.
  for (const Resource* resource : deleted_of(graph, kBucket)) {
    if (names(attribute(*resource, kBucketName), name.as_text()) == Verdict::Holds) {
      return resource;
    }
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

}  // namespace

Bucket destination_of(const ResourceGraph& graph, const Trail& trail) {
  Bucket bucket;
  bucket.resource = find_bucket(graph, trail.bucket_name);
  bucket.label = label_of(bucket, trail.bucket_name);
  bucket.partition = trail.partition;
  if (trail.bucket_name.is_text()) {
    bucket.name = trail.bucket_name.as_text();
  } else {
    bucket.name = symbol_of(trail, "bucket name", SymbolClass::Name);
  }
  if (bucket.resource != nullptr) {
    bucket.region = bucket.resource->region;
    bucket.account = bucket.resource->account;
    bucket.partition = bucket.resource->partition;
  } else {
    bucket.region = symbol_of(trail, "bucket's region", SymbolClass::Region);
    bucket.account = symbol_of(trail, "bucket's account", SymbolClass::AccountId);
  }
  bucket.arn = bucket_arn(bucket.partition, bucket.name);
  bucket.encryption = encryption_of(graph, bucket, trail);
  bucket.policy = policy_of(graph, bucket, trail);
  bucket.requester_pays = requester_pays(graph, bucket);
  return bucket;
}

}  // namespace trailseal::cloudtrail
