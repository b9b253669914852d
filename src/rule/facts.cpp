// The table of facts. Subjects of the kinds `trail` and `destination` carry all of them.
//
//   trail        the trail itself
//   bucket       where it delivers; `address` is null when it is in no input
//   key          the trail's own key; the whole map is absent when the trail has none
//   delivery     what the policies say to CloudTrail's requests
//   change       what the plan takes away of what is there already
#include "rule/facts.hpp"

#include <array>

namespace trailseal::rule {
namespace {

constexpr FactType kText = FactType::Text;
constexpr FactType kBool = FactType::Bool;
constexpr FactType kMap = FactType::Map;

constexpr std::string_view kStandardNames = "sse-kms-cmk sse-kms sse-s3";
constexpr std::string_view kDecisions = "allowed denied not-allowed";
constexpr std::string_view kManagers = "customer aws";

constexpr std::array kFacts{
    FactSpec{"standard", kText, "the encryption standard the run is judged by",
             kStandardNames},

    FactSpec{"trail", kMap, "the trail", {}},
    FactSpec{"trail.address", kText, "its address in the input", {}},
    FactSpec{
        "trail.label", kText, "what to call it in a sentence, with its backticks", {}},
    FactSpec{"trail.name", kText, "its name", {}},
    FactSpec{"trail.arn", kText, "its ARN", {}},
    FactSpec{"trail.region", kText, "its home region", {}},
    FactSpec{"trail.account", kText, "the account that owns it", {}},
    FactSpec{"trail.change", kText, "what deployment does with it",
             "create update replace delete no-op read forget"},
    FactSpec{"trail.organization", kBool, "it is an organisation trail", {}},
    FactSpec{"trail.multi_region", kBool, "it covers all regions", {}},
    FactSpec{"trail.log_validation", kBool, "log file validation is on", {}},
    FactSpec{"trail.logging", kBool, "it is switched on", {}},
    FactSpec{"trail.has_key", kBool, "it sets a KMS key for its files", {}},
    FactSpec{"trail.kms_key_id", kText, "the key as the trail names it", {}},
    FactSpec{"trail.waits_for_policies",
             kBool,
             "deployment makes the policies first; absent where nothing is to be waited "
             "for",
             {}},

    FactSpec{"bucket", kMap, "the bucket the trail delivers to", {}},
    FactSpec{"bucket.address", kText, "its address; null when it is in no input", {}},
    FactSpec{
        "bucket.label", kText, "what to call it in a sentence, with its backticks", {}},
    FactSpec{"bucket.name", kText, "its name", {}},
    FactSpec{"bucket.region", kText, "its region", {}},
    FactSpec{"bucket.account", kText, "the account that owns it", {}},
    FactSpec{"bucket.in_inputs", kBool, "it is declared in one of the inputs", {}},
    FactSpec{"bucket.default_encryption", kMap, "its default encryption", {}},
    FactSpec{"bucket.default_encryption.algorithm", kText, "the algorithm",
             "AES256 aws:kms aws:kms:dsse"},
    FactSpec{
        "bucket.default_encryption.key_id", kText, "the default key as it is given", {}},
    FactSpec{"bucket.default_encryption.key_manager", kText,
             "who manages the default key; absent unless the algorithm is a KMS one",
             kManagers},
    FactSpec{
        "bucket.default_encryption.bucket_key", kBool, "the S3 Bucket Key is on", {}},

    FactSpec{"key", kMap, "the trail's key; absent when it has none", {}},
    FactSpec{"key.address", kText, "its address; null when it is in no input", {}},
    FactSpec{"key.label", kText, "what to call it in a sentence, with its backticks", {}},
    FactSpec{"key.arn", kText, "its ARN", {}},
    FactSpec{"key.region", kText, "its region", {}},
    FactSpec{"key.account", kText, "the account that owns it", {}},
    FactSpec{"key.in_inputs", kBool, "it is declared in one of the inputs", {}},
    FactSpec{"key.manager", kText, "who manages it", kManagers},
    FactSpec{"key.spec", kText, "its key spec, such as `SYMMETRIC_DEFAULT`", {}},
    FactSpec{"key.usage", kText, "its key usage, such as `ENCRYPT_DECRYPT`", {}},
    FactSpec{"key.state", kText, "its state",
             "enabled disabled pending-deletion pending-import"},
    FactSpec{"key.in_bucket_region", kBool, "it is in the bucket's region", {}},
    FactSpec{"key.by_alias", kBool, "the trail names it by an alias", {}},

    FactSpec{"delivery", kMap, "what becomes of the files", {}},
    FactSpec{"delivery.get_bucket_acl", kMap, "`s3:GetBucketAcl` on the bucket", {}},
    FactSpec{"delivery.get_bucket_acl.decision", kText, "what the bucket policy says",
             kDecisions},
    FactSpec{"delivery.put_object", kMap, "`s3:PutObject` on every path", {}},
    FactSpec{"delivery.put_object.decision", kText, "what the bucket policy says",
             kDecisions},
    FactSpec{
        "delivery.generate_data_key", kMap, "`kms:GenerateDataKey` with the key", {}},
    FactSpec{"delivery.generate_data_key.decision", kText,
             "what the key policy says; absent without a key", kDecisions},
    FactSpec{"delivery.describe_key", kMap, "`kms:DescribeKey` on the key", {}},
    FactSpec{"delivery.describe_key.decision", kText,
             "what the key policy says; absent without a key", kDecisions},
    FactSpec{"delivery.outcome", kText, "all of it together", "allowed denied"},

    FactSpec{"change",
             kMap,
             "what a plan takes away; absent where nothing is in place yet, and in "
             "states and templates",
             {}},
    FactSpec{"change.keeps_encryption",
             kBool,
             "the trail keeps a key, and its bucket a default as strong as it is now; "
             "absent where neither has one now",
             {}},
    FactSpec{"change.keeps_storage",
             kBool,
             "the plan deletes and replaces neither bucket nor key under the trail; "
             "absent where none of them exists yet",
             {}},
};

constexpr std::array<std::string_view, 2> kSubjects{"trail", "destination"};

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

std::span<const FactSpec> facts() { return kFacts; }

const FactSpec* find_fact(std::string_view path) {
  for (const FactSpec& spec : kFacts) {
    if (spec.path == path) return &spec;
  }
  return nullptr;
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

std::span<const std::string_view> standards() {
  static const auto names = words(kStandardNames);
  return names;
}

}  // namespace trailseal::rule
