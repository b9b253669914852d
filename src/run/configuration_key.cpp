#include "run/configuration_key.hpp"

#include <algorithm>
#include <array>

#include "aws/account.hpp"
#include "aws/region.hpp"
#include "rule/severity.hpp"
#include "rule/standard.hpp"

namespace trailseal::run {
namespace {

constexpr TextForm kAccount{&is_account_id, "an account id has 12 digits"};
constexpr TextForm kRegion{&is_region, "a region is written like `eu-central-1`"};
constexpr TextForm kOrganization{&is_organization_id,
                                 "an organization id is written like `o-a1b2c3d4e5`"};

constexpr std::array<std::string_view, 3> kAlgorithms{"AES256", "aws:kms",
                                                      "aws:kms:dsse"};

constexpr auto kText = KeyType::Text;
constexpr auto kTexts = KeyType::Texts;
constexpr auto kFlag = KeyType::Flag;
constexpr auto kMap = KeyType::Map;
constexpr auto kTextOrMap = KeyType::TextOrMap;
constexpr auto kList = KeyType::List;

// clang-format off
constexpr std::array kKeys{
    ConfigurationKey{"standard", kText, "the encryption that is required", rule::kDefaultStandard, rule::kStandardNames},
    ConfigurationKey{"select", kTexts, "check only these rules, by code or id", "every rule"},
    ConfigurationKey{"ignore", kTexts, "leave these rules out", "none"},
    ConfigurationKey{"severity", kMap, "another severity for a rule, by code or id", "as in the rules"},
    ConfigurationKey{"severity.*", kText, "the severity", "", rule::kSeverityNames},
    ConfigurationKey{"fail_on", kText, "findings of this severity or higher decide the exit status", rule::to_string(rule::kDefaultThreshold), rule::kThresholdNames},
    ConfigurationKey{"strict", kFlag, "count what cannot be decided as a finding", "false"},
    ConfigurationKey{"rules", kTexts, "rule files, or directories of them, relative to this file", "none", {}, nullptr, false, true},
    ConfigurationKey{"skip", kTexts, "patterns of inputs to leave out", "none"},
    ConfigurationKey{"account", kText, "the account to deploy to", "not known", {}, &kAccount},
    ConfigurationKey{"region", kText, "the region to deploy to", "not known", {}, &kRegion},
    ConfigurationKey{"organization", kTextOrMap, "the organization's id, or a map that describes it", "not known", {}, &kOrganization},
    ConfigurationKey{"organization.id", kText, "the organization's id", "", {}, &kOrganization},
    ConfigurationKey{"organization.management_account", kText, "the account that manages it: it owns organization trails, whoever deploys them", "", {}, &kAccount},
    ConfigurationKey{"waive", kList, "accepted findings", "none"},
    ConfigurationKey{"waive[]", kMap, "an accepted finding"},
    ConfigurationKey{"waive[].rule", kText, "code or id of the rule", "", {}, nullptr, true},
    ConfigurationKey{"waive[].address", kText, "of the resource or the trail, with `*` and `?`", "", {}, nullptr, true},
    ConfigurationKey{"waive[].reason", kText, "ten letters at least", "", {}, nullptr, true},
    ConfigurationKey{"waive[].owner", kText, "the owner of the waiver"},
    ConfigurationKey{"waive[].until", kText, "the last day on which it applies: 2027-01-31"},
    ConfigurationKey{"known", kMap, "resources outside of the inputs, assumed to be as described here", "none"},
    ConfigurationKey{"known.buckets", kMap, "buckets, by name"},
    ConfigurationKey{"known.buckets.*", kMap, "a bucket"},
    ConfigurationKey{"known.buckets.*.account", kText, "the account that owns it", "", {}, &kAccount},
    ConfigurationKey{"known.buckets.*.region", kText, "its region", "", {}, &kRegion},
    ConfigurationKey{"known.buckets.*.encryption", kMap, "its default encryption"},
    ConfigurationKey{"known.buckets.*.encryption.algorithm", kText, "the algorithm", "", kAlgorithms, nullptr, true},
    ConfigurationKey{"known.buckets.*.encryption.key", kText, "the key's ARN"},
    ConfigurationKey{"known.buckets.*.encryption.bucket_key", kFlag, "the S3 Bucket Key is on"},
    ConfigurationKey{"known.buckets.*.policy", kText, "a file with the bucket policy, relative to this file", "", {}, nullptr, false, true},
    ConfigurationKey{"known.buckets.*.versioning", kFlag, "versioning is on"},
    ConfigurationKey{"known.keys", kMap, "KMS keys, by ARN"},
    ConfigurationKey{"known.keys.*", kMap, "a key"},
    ConfigurationKey{"known.keys.*.policy", kText, "a file with the key policy, relative to this file", "", {}, nullptr, false, true},
    ConfigurationKey{"known.keys.*.rotation", kFlag, "automatic rotation is on"},
    ConfigurationKey{"known.keys.*.aliases", kTexts, "its aliases: `alias/logs`"},
    ConfigurationKey{"known.providers", kMap, "Terraform providers, by alias; `aws` is the default one"},
    ConfigurationKey{"known.providers.*", kMap, "a provider"},
    ConfigurationKey{"known.providers.*.account", kText, "the account of the provider", "", {}, &kAccount, true},
};
// clang-format on

/// What stands of the path behind `above`, without the dot; empty where it is not below.
std::string_view rest_below(std::string_view path, std::string_view above) {
  if (above.empty()) return path;
  if (!path.starts_with(above)) return {};
  path.remove_prefix(above.size());
  if (path.starts_with('.')) return path.substr(1);
  return path.starts_with('[') ? path : std::string_view();
}

}  // namespace

std::span<const ConfigurationKey> configuration_keys() { return kKeys; }

const ConfigurationKey* find_key(std::string_view path) {
  const auto* const row = std::find_if(kKeys.begin(), kKeys.end(),
                                       [&](const auto& key) { return key.path == path; });
  return row == kKeys.end() ? nullptr : row;
}

std::vector<const ConfigurationKey*> keys_below(std::string_view path) {
  std::vector<const ConfigurationKey*> below;
  for (const ConfigurationKey& key : kKeys) {
    const std::string_view rest = rest_below(key.path, path);
    const bool item = rest == "[]";
    if (item || (!rest.empty() && rest.find_first_of(".[") == std::string_view::npos)) {
      below.push_back(&key);
    }
  }
  return below;
}

std::string_view name_of(const ConfigurationKey& key) {
  if (key.path.ends_with("[]")) return "[]";
  return key.path.substr(key.path.rfind('.') + 1);  // npos + 1 is the whole of it
}

}  // namespace trailseal::run
