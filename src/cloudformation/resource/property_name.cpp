// Trails alone are listed: on the rest of a template cfn-lint is the judge.
#include "cloudformation/resource/property_name.hpp"

#include <array>

#include "aws/resource_kind.hpp"
#include "base/ascii.hpp"
#include "base/suggest.hpp"
#include "base/word_list.hpp"

namespace trailseal::cloudformation {
namespace {

/// CloudFormation Template Reference, AWS::CloudTrail::Trail (registry schema of 2026).
constexpr std::array<std::string_view, 17> kOfTrail{
    "AdvancedEventSelectors",
    "AggregationConfigurations",
    "CloudWatchLogsLogGroupArn",
    "CloudWatchLogsRoleArn",
    "EnableLogFileValidation",
    "EventSelectors",
    "IncludeGlobalServiceEvents",
    "InsightSelectors",
    "IsLogging",
    "IsMultiRegionTrail",
    "IsOrganizationTrail",
    "KMSKeyId",
    "S3BucketName",
    "S3KeyPrefix",
    "SnsTopicName",
    "Tags",
    "TrailName",
};

/// The types of the service. CloudFormation Template Reference, "AWS CloudTrail resource
/// type reference".
constexpr std::string_view kServicePrefix = "AWS::CloudTrail::";
constexpr std::array<std::string_view, 5> kTypeNames{
    "Channel", "Dashboard", "EventDataStore", "ResourcePolicy", "Trail",
};

/// The name of the list that was meant, in whatever case it is written.
template <typename Names>
std::string meant_by(std::string_view word, const Names& names) {
  for (const std::string_view known : names) {
    if (ascii_lower(known) == ascii_lower(word)) return std::string(known);
  }
  return nearest(word, names).value_or("");
}

}  // namespace

std::optional<std::string> misspelt_property(std::string_view type,
                                             std::string_view property) {
  const bool is_transform = property.starts_with("Fn::");
  if (kind_of(type) != ResourceKind::Trail || is_transform) return std::nullopt;
  if (has_word(kOfTrail, property)) return std::nullopt;
  return meant_by(property, kOfTrail);
}

std::optional<std::string> misspelt_type(std::string_view type) {
  if (!ascii_lower(type).starts_with(ascii_lower(kServicePrefix))) return std::nullopt;
  const std::string_view name = type.substr(kServicePrefix.size());
  if (type.starts_with(kServicePrefix) && has_word(kTypeNames, name)) return std::nullopt;
  const std::string meant = meant_by(name, kTypeNames);
  return meant.empty() ? meant : std::string(kServicePrefix) + meant;
}

}  // namespace trailseal::cloudformation
