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

}  // namespace

std::optional<std::string> misspelt_property(std::string_view type,
                                             std::string_view property) {
  const bool is_transform = property.starts_with("Fn::");
  if (kind_of(type) != ResourceKind::Trail || is_transform) return std::nullopt;
  if (has_word(kOfTrail, property)) return std::nullopt;
  for (const std::string_view known : kOfTrail) {
    if (ascii_lower(known) == ascii_lower(property)) return std::string(known);
  }
  return nearest(property, kOfTrail).value_or("");
}

}  // namespace trailseal::cloudformation
