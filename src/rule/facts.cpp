// The table of facts. Subjects of the kinds `trail` and `destination` carry the groups
// from `trail` to `observed`; each other kind carries the group of its own name.
//
//   trail        the trail itself
//   bucket       where it delivers; `address` is null when it is in no input
//   key          the trail's own key; the whole map is absent when the trail has none
//   delivery     what the policies say to CloudTrail's requests
//   change       what the plan takes away of what is there already
//   log_group    the trail's CloudWatch log group; absent when the trail has none
//   topic        the trail's SNS topic; absent when the trail has none
//   security_hub what of Security Hub is deployed along
//   observed     what an export says besides; absent for plans and templates
#include "rule/facts.hpp"

#include <algorithm>
#include <array>

#include "rule/standard.hpp"

namespace trailseal::rule {
namespace {

constexpr FactType kText = FactType::Text;
constexpr FactType kBool = FactType::Bool;
constexpr FactType kMap = FactType::Map;

/// The names of the standards, as the table has values.
constexpr auto kStandardWords = [] {
  std::array<char, 64> text{};
  std::size_t end = 0;
  for (const std::string_view name : kStandardNames) {
    if (end > 0) text[end++] = ' ';
    for (const char c : name) text[end++] = c;
  }
  return text;
}();
constexpr std::string_view kDecisions = "allowed denied not-allowed";
constexpr std::string_view kManagers = "customer aws";

// clang-format off
constexpr std::array kFacts{
    FactSpec{"standard", kText, "the encryption standard of the run", std::string_view(kStandardWords.data())},

    FactSpec{"trail", kMap, "the trail"},
    FactSpec{"trail.address", kText, "its address in the input"},
    FactSpec{"trail.label", kText, "its display name for messages"},
    FactSpec{"trail.name", kText, "its name"},
    FactSpec{"trail.arn", kText, "its ARN"},
    FactSpec{"trail.region", kText, "its home region"},
    FactSpec{"trail.account", kText, "the account that owns it"},
    FactSpec{"trail.change", kText, "the planned action on it", "create update replace delete no-op read forget"},
    FactSpec{"trail.organization", kBool, "it is an organization trail"},
    FactSpec{"trail.multi_region", kBool, "it covers all regions"},
    FactSpec{"trail.log_validation", kBool, "log file validation is on"},
    FactSpec{"trail.logging", kBool, "it is enabled"},
    FactSpec{"trail.management_events", kBool,
             "it records all management events, or another trail of the inputs does for it"},
    FactSpec{"trail.has_key", kBool, "it sets a KMS key for its files"},
    FactSpec{"trail.kms_key_id", kText, "the key as the trail names it"},
    FactSpec{"trail.argument_forms", kBool,
             "its bucket, key, log group and role, and the log group's key, have the expected form; absent if none of them is known"},
    FactSpec{"trail.waits_for_policies", kBool,
             "the policies are created before the trail; absent if no policy is created or changed"},

    FactSpec{"bucket", kMap, "the bucket the trail delivers to"},
    FactSpec{"bucket.address", kText, "its address; null if no input declares it"},
    FactSpec{"bucket.label", kText, "its display name for messages"},
    FactSpec{"bucket.name", kText, "its name"},
    FactSpec{"bucket.region", kText, "its region"},
    FactSpec{"bucket.account", kText, "the account that owns it"},
    FactSpec{"bucket.in_inputs", kBool, "it is declared in one of the inputs"},
    FactSpec{"bucket.default_encryption", kMap, "its default encryption"},
    FactSpec{"bucket.default_encryption.algorithm", kText, "the algorithm", "AES256 aws:kms aws:kms:dsse"},
    FactSpec{"bucket.default_encryption.key_id", kText, "the default key as it is given"},
    FactSpec{"bucket.default_encryption.key_manager", kText,
             "who manages the default key; absent unless the algorithm is a KMS one", kManagers},
    FactSpec{"bucket.default_encryption.bucket_key", kBool, "the S3 Bucket Key is on"},
    FactSpec{"bucket.default_encryption.key_form", kText,
             "how the default key is given; absent without one and for AWS's own", "arn alias id"},
    FactSpec{"bucket.default_encryption.key_account", kText, "the account of the default key; absent without one"},
    FactSpec{"bucket.versioning", kBool, "versioning is on"},
    FactSpec{"bucket.access_logging", kBool, "access logging is on"},
    FactSpec{"bucket.access_log_arrives", kBool,
             "the target bucket of its access log accepts the log; absent if access is not logged, if no input declares the target bucket, and for the subject `bucket`"},
    FactSpec{"bucket.requester_pays", kBool, "it is a Requester Pays bucket"},
    FactSpec{"bucket.public_access_block", kBool, "all four settings of its public access block are on"},
    FactSpec{"bucket.public_acl", kBool, "its ACL grants access to everyone"},
    FactSpec{"bucket.private", kBool,
             "neither its policy nor its ACL allows everyone, and its public access block is not off"},
    FactSpec{"bucket.administered_at_home", kBool,
             "no other account may change its policy, encryption or lifecycle, or delete log files"},
    FactSpec{"bucket.tls_only", kBool, "its policy denies requests without TLS"},
    FactSpec{"bucket.source_scoped", kBool,
             "CloudTrail's `s3:PutObject` grant is limited to the trail, its account or organization; absent without such a grant, and for the subject `bucket`"},
    FactSpec{"bucket.named_for_trails", kBool,
             "its name looks like that of a CloudTrail log bucket; only for the subject `bucket`"},
    FactSpec{"bucket.is_destination", kBool, "a trail of the inputs delivers to it; only for the subject `bucket`"},
    FactSpec{"bucket.takes_access_logs", kBool,
             "it is the target of the access log of a bucket of the inputs; only for the subject `bucket`"},

    FactSpec{"key", kMap, "the trail's key; absent when it has none"},
    FactSpec{"key.address", kText, "its address; null if no input declares it"},
    FactSpec{"key.label", kText, "its display name for messages"},
    FactSpec{"key.arn", kText, "its ARN"},
    FactSpec{"key.region", kText, "its region"},
    FactSpec{"key.account", kText, "the account that owns it"},
    FactSpec{"key.in_inputs", kBool, "it is declared in one of the inputs"},
    FactSpec{"key.manager", kText, "who manages it", kManagers},
    FactSpec{"key.spec", kText, "its key spec, such as `SYMMETRIC_DEFAULT`"},
    FactSpec{"key.usage", kText, "its key usage, such as `ENCRYPT_DECRYPT`"},
    FactSpec{"key.state", kText, "its state", "enabled disabled pending-deletion pending-import"},
    FactSpec{"key.in_bucket_region", kBool, "it is in the bucket's region"},
    FactSpec{"key.by_alias", kBool, "the trail names it by an alias"},
    FactSpec{"key.rotation", kBool, "automatic rotation is on; absent for keys without automatic rotation"},
    FactSpec{"key.limits_decrypt", kBool,
             "its policy does not grant `kms:Decrypt` to everyone, or to another account as a whole, without a condition"},
    FactSpec{"key.administered_at_home", kBool,
             "no other account may change its policy, create grants on it or schedule its deletion"},
    FactSpec{"key.administrable", kBool, "a principal can still change its policy"},
    FactSpec{"key.source_scoped", kBool,
             "CloudTrail's cryptographic grant is limited to the trail, its account or organization; absent without such a grant, and for the subject `key`"},
    FactSpec{"key.is_bucket_default", kBool,
             "it is also the key of the bucket's default encryption; not for the subject `key`"},

    FactSpec{"delivery", kMap, "the result of the delivery requests"},
    FactSpec{"delivery.get_bucket_acl", kMap, "`s3:GetBucketAcl` on the bucket"},
    FactSpec{"delivery.get_bucket_acl.decision", kText, "the decision of the bucket policy", kDecisions},
    FactSpec{"delivery.put_object", kMap, "`s3:PutObject` on every path"},
    FactSpec{"delivery.put_object.decision", kText, "the decision of the bucket policy", kDecisions},
    FactSpec{"delivery.generate_data_key", kMap, "`kms:GenerateDataKey` with the key"},
    FactSpec{"delivery.generate_data_key.decision", kText,
             "the decision of the key policy; absent without a key", kDecisions},
    FactSpec{"delivery.describe_key", kMap, "`kms:DescribeKey` on the key"},
    FactSpec{"delivery.describe_key.decision", kText, "the decision of the key policy; absent without a key", kDecisions},
    FactSpec{"delivery.decrypt", kMap, "`kms:Decrypt` with the key"},
    FactSpec{"delivery.decrypt.decision", kText,
             "the decision of the key policy; absent without a key, and if the bucket has no S3 Bucket Key", kDecisions},
    FactSpec{"delivery.set_once", kBool,
             "no two resources set the policy of the bucket, the key or the topic, or the bucket's default encryption"},
    FactSpec{"delivery.policies_accepted", kBool,
             "S3 and KMS accept the bucket policy and the key policy; absent if the deployment sets neither"},
    FactSpec{"delivery.outcome", kText, "all of it together", "allowed denied"},

    FactSpec{"change", kMap,
             "what a plan removes or weakens; absent if nothing is deployed yet, and in states and templates"},
    FactSpec{"change.keeps_encryption", kBool,
             "the trail keeps a key, and its bucket keeps an equally strong default encryption; absent if neither has one now"},
    FactSpec{"change.keeps_storage", kBool,
             "the plan does not delete or replace the trail's bucket or key; absent if none of them exists yet"},

    FactSpec{"log_group", kMap, "the trail's CloudWatch log group"},
    FactSpec{"log_group.address", kText, "its address; null if no input declares it"},
    FactSpec{"log_group.label", kText, "its display name for messages"},
    FactSpec{"log_group.arn", kText, "its ARN, without `:*`"},
    FactSpec{"log_group.has_key", kBool, "it has a KMS key"},
    FactSpec{"log_group.kms_key_id", kText, "the key as it is given"},
    FactSpec{"log_group.use_key", kMap, "the use of the key by CloudWatch Logs; absent without a key"},
    FactSpec{"log_group.use_key.decision", kText, "the decision of the key policy", kDecisions},
    FactSpec{"log_group.write", kMap,
             "CloudTrail assumes the trail's role and writes with it; absent if no input declares the role, and for the subject `log_group`"},
    FactSpec{"log_group.write.decision", kText, "the decision of the role's policies", kDecisions},

    FactSpec{"topic", kMap, "the trail's SNS topic"},
    FactSpec{"topic.address", kText, "its address; null if no input declares it"},
    FactSpec{"topic.label", kText, "its display name for messages"},
    FactSpec{"topic.arn", kText, "its ARN"},
    FactSpec{"topic.kms_key_id", kText, "its key as it is given"},
    FactSpec{"topic.key_manager", kText, "who manages its key; absent without one", kManagers},
    FactSpec{"topic.publish", kMap, "`SNS:Publish` by CloudTrail"},
    FactSpec{"topic.publish.decision", kText, "the decision of the topic policy", kDecisions},
    FactSpec{"topic.use_key", kMap, "`kms:GenerateDataKey` and `kms:Decrypt` by CloudTrail with the topic's key; absent without one"},
    FactSpec{"topic.use_key.decision", kText, "the decision of the key policy", kDecisions},

    FactSpec{"security_hub", kMap, "Security Hub in the inputs"},
    FactSpec{"security_hub.enabled", kBool, "it is enabled"},
    FactSpec{"security_hub.cis_standard", kBool, "it checks CIS's benchmark"},

    FactSpec{"observed", kMap, "what an export observed of the trail; absent in plans, states and templates"},
    FactSpec{"observed.collected_at", kText, "when the export was collected, in UTC; absent if the export does not say"},
    FactSpec{"observed.objects_encrypted", kBool,
             "the sampled log files are encrypted as the standard requires, with the trail's key"},
    FactSpec{"observed.delivery_works", kBool,
             "the trail logs, its latest deliveries succeeded, and they are as recent as they can be"},
    FactSpec{"observed.security_hub_agrees", kBool,
             "Security Hub's CloudTrail.2 agrees with the trail's key setting"},
    FactSpec{"observed.digests_arrive", kBool,
             "digest files are delivered every hour and are signed; absent if log file validation or logging is off"},
    FactSpec{"observed.delivery_agrees", kBool,
             "the decisions of the policies agree with the delivery status that CloudTrail reports"},

    FactSpec{"event_data_store", kMap, "an event data store of CloudTrail Lake"},
    FactSpec{"event_data_store.address", kText, "its address in the input"},
    FactSpec{"event_data_store.label", kText, "its display name for messages"},
    FactSpec{"event_data_store.name", kText, "its name"},
    FactSpec{"event_data_store.has_key", kBool, "it has a KMS key"},
    FactSpec{"event_data_store.kms_key_id", kText, "the key as it is given"},
    FactSpec{"event_data_store.key_manager", kText, "who manages its key; absent without one", kManagers},
    FactSpec{"event_data_store.use_key", kMap,
             "`kms:GenerateDataKey` and `kms:Decrypt` by CloudTrail with the store's key; absent without one"},
    FactSpec{"event_data_store.use_key.decision", kText, "the decision of the key policy", kDecisions},

    FactSpec{"resource", kMap, "a resource of the type that the rule names"},
    FactSpec{"resource.address", kText, "its address in the input"},
    FactSpec{"resource.label", kText, "its display name for messages"},
    FactSpec{"resource.type", kText, "its type"},
    FactSpec{"resource.region", kText, "its region"},
    FactSpec{"resource.account", kText, "the account that owns it"},
    FactSpec{"resource.attributes", FactType::Any,
             "its attributes or properties; the path continues with their own names"},
};
// clang-format on

constexpr std::array<std::string_view, 8> kSubjects{
    "trail",     "destination", "bucket",           "key",
    "log_group", "topic",       "event_data_store", "resource"};

/// The item of a list, inside the quantifiers of a condition.
constexpr FactSpec kItem{"item", FactType::Any, "the item under test", {}};

/// The groups of facts that trails and destinations have.
constexpr std::array<std::string_view, 9> kTrailGroups{
    "trail",     "bucket", "key",          "delivery", "change",
    "log_group", "topic",  "security_hub", "observed"};

bool is_below(std::string_view path, std::string_view group) {
  return path.size() > group.size() && path.starts_with(group) &&
         path[group.size()] == '.';
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> all;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    all.push_back(text.substr(0, space));
    text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
  }
  return all;
}

}  // namespace

std::string_view to_string(FactType type) {
  switch (type) {
    case FactType::Bool:
      return "bool";
    case FactType::Map:
      return "group";
    case FactType::Any:
      return "any";
    case FactType::Text:
      break;
  }
  return "text";
}

std::span<const FactSpec> facts() { return kFacts; }

const FactSpec* find_fact(std::string_view path) {
  for (const FactSpec& spec : kFacts) {
    if (spec.path == path) return &spec;
    if (spec.type == FactType::Any && is_below(path, spec.path)) return &spec;
  }
  return nullptr;
}

const FactSpec* find_item_fact(std::string_view path) {
  return path == kItem.path || is_below(path, kItem.path) ? &kItem : nullptr;
}

bool has_fact(std::string_view subject, std::string_view path) {
  const std::string_view group = path.substr(0, path.find('.'));
  if (group == "standard" || group == subject) return true;
  const bool of_trails = subject == "trail" || subject == "destination";
  return of_trails &&
         std::find(kTrailGroups.begin(), kTrailGroups.end(), group) != kTrailGroups.end();
}

std::span<const std::string_view> fact_paths() {
  static const auto paths = [] {
    std::array<std::string_view, kFacts.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = kFacts[i].path;
    return all;
  }();
  return paths;
}

std::vector<std::string_view> values_of(const FactSpec& fact) {
  return words(fact.values);
}

std::span<const std::string_view> subject_kinds() { return kSubjects; }

}  // namespace trailseal::rule
