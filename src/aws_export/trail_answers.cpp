// CloudTrail API Reference, Trail, GetTrailStatus, EventSelector, AdvancedEventSelector,
// InsightSelector. What is not set is absent in the answers, and null in AWS Config.
#include "aws_export/trail_answers.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "aws/arn.hpp"
#include "aws_export/mixed_answer.hpp"
#include "base/ascii.hpp"
#include "base/word_list.hpp"

namespace trailseal::aws_export {
namespace {

/// A member as the API or as AWS Config spells it.
const Value& either_case(const Value& fields, std::string_view name) {
  const Value& api = fields[name];
  if (!api.is_absent()) return api;
  std::string small(name);
  small.front() = ascii_lower(small.substr(0, 1)).front();
  return fields[small];
}

/// What one attribute is read from, and what it is called.
struct TrailField {
  std::string_view api;
  std::string_view attribute;
  bool flag = false;  ///< false where it is not told
};

constexpr std::array kFields{
    TrailField{"Name", "name"},
    TrailField{"TrailARN", "arn"},
    TrailField{"HomeRegion", "home_region"},
    TrailField{"S3BucketName", "s3_bucket_name"},
    TrailField{"S3KeyPrefix", "s3_key_prefix"},
    TrailField{"KmsKeyId", "kms_key_id"},
    TrailField{"CloudWatchLogsLogGroupArn", "cloud_watch_logs_group_arn"},
    TrailField{"CloudWatchLogsRoleArn", "cloud_watch_logs_role_arn"},
    TrailField{"IncludeGlobalServiceEvents", "include_global_service_events", true},
    TrailField{"IsMultiRegionTrail", "is_multi_region_trail", true},
    TrailField{"IsOrganizationTrail", "is_organization_trail", true},
    TrailField{"LogFileValidationEnabled", "enable_log_file_validation", true},
};

Value known_or(const Value& value, const TrailField& field, Position place) {
  if (!value.is_unset()) return value;
  return field.flag ? Value::boolean(false, place) : Value::null(place);
}

/// The API's names of the parts of selectors, and Terraform's.
constexpr std::array kSelectorNames{
    std::pair{"ReadWriteType", "read_write_type"},
    std::pair{"IncludeManagementEvents", "include_management_events"},
    std::pair{"ExcludeManagementEventSources", "exclude_management_event_sources"},
    std::pair{"DataResources", "data_resource"},
    std::pair{"Type", "type"},
    std::pair{"Values", "values"},
    std::pair{"Name", "name"},
    std::pair{"FieldSelectors", "field_selector"},
    std::pair{"Field", "field"},
    std::pair{"Equals", "equals"},
    std::pair{"NotEquals", "not_equals"},
    std::pair{"StartsWith", "starts_with"},
    std::pair{"NotStartsWith", "not_starts_with"},
    std::pair{"EndsWith", "ends_with"},
    std::pair{"NotEndsWith", "not_ends_with"},
    std::pair{"InsightType", "insight_type"},
};

std::string selector_name(const std::string& api) {
  for (const auto& [name, attribute] : kSelectorNames) {
    if (api == name) return attribute;
  }
  return api;
}

/// The selectors with Terraform's names.
Value renamed(const Value& value) {
  if (value.is_list()) {
    Value list = Value::list({}, value.position());
    for (const Value& item : value.items()) list.push_back(renamed(item));
    return list;
  }
  if (!value.is_map()) return value;
  Value map = Value::map(value.position());
  for (std::size_t i = 0; i < value.size(); ++i) {
    map.set(selector_name(value.keys()[i].name), renamed(value.items()[i]));
  }
  return map;
}

Value selectors_at(const Asked& asked, std::string_view name) {
  const Value& list = asked.root[name];
  return list.is_list() ? renamed(list) : Value::list({}, asked.place());
}

}  // namespace

bool describe_trail(Deployment& deployment, const Value& fields) {
  const std::string arn = text_of(either_case(fields, "TrailARN"));
  if (!parse_arn(Text(arn))) return false;
  Entity& trail = deployment.entity(ResourceKind::Trail, arn);
  for (const TrailField& field : kFields) {
    // GetTrail of old releases leaves the region out: the ARN has it.
    if (field.attribute == "home_region") continue;
    deployment.set(trail, field.attribute,
                   known_or(either_case(fields, field.api), field, fields.position()));
  }
  const Value& topic = either_case(fields, "SnsTopicARN");
  deployment.set(trail, "sns_topic_name",
                 known_or(topic.is_unset() ? either_case(fields, "SnsTopicName") : topic,
                          {}, fields.position()));
  trail.default_event_selectors =
      either_case(fields, "HasCustomEventSelectors").is_false();
  trail.default_insight_selectors = either_case(fields, "HasInsightSelectors").is_false();
  return true;
}

void read_trails(Deployment& deployment, const Asked& asked, Entity*) {
  for (const Value& fields : asked.root["trailList"].items()) {
    describe_trail(deployment, fields);
  }
}

void note_refused_trails(Deployment& deployment, const Asked& asked) {
  deployment.warn(
      {},
      "the trails of region " + in_backticks(asked.region) +
          " are not known: `aws cloudtrail describe-trails` was denied there (" +
          asked.error + ")",
      "run `aws cloudtrail describe-trails --region " + asked.region +
          "` with the permission `cloudtrail:DescribeTrails` and add its answer");
}

void read_trail(Deployment& deployment, const Asked& asked, Entity* subject) {
  const Value& fields = asked.root["Trail"];
  if (is_about_another(deployment, asked, *subject, fields["TrailARN"])) return;
  describe_trail(deployment, fields);
}

/// Only which trails there are; a trail of another region is known by nothing else.
void read_trail_list(Deployment& deployment, const Asked& asked, Entity*) {
  for (const Value& row : asked.root["Trails"].items()) {
    const std::string arn = text_of(row["TrailARN"]);
    if (!parse_arn(Text(arn))) continue;
    Entity& trail = deployment.entity(ResourceKind::Trail, arn);
    deployment.set(trail, "arn", row["TrailARN"]);
    if (row["Name"].is_text()) deployment.set(trail, "name", row["Name"]);
  }
}

void read_trail_status(Deployment& deployment, const Asked& asked, Entity* subject) {
  const Value& root = asked.root;
  TrailStatus status{
      .trail = subject->arn,
      .region = asked.region,
      .answer = asked.index,
      .seen_by_member = subject->account != asked.account,
      .logging = root["IsLogging"].as_bool(),
      .delivered_at = moment_of(root["LatestDeliveryTime"]),
      .delivery_attempted_at = moment_of(root["LatestDeliveryAttemptTime"]),
      .delivery_error = given_text(root["LatestDeliveryError"]),
      .digest_delivered_at = moment_of(root["LatestDigestDeliveryTime"]),
      .digest_error = given_text(root["LatestDigestDeliveryError"]),
      .log_group_delivered_at = moment_of(root["LatestCloudWatchLogsDeliveryTime"]),
      .log_group_error = given_text(root["LatestCloudWatchLogsDeliveryError"]),
      .notified_at = moment_of(root["LatestNotificationTime"]),
      .notification_error = given_text(root["LatestNotificationError"]),
      .started_at = moment_of(root["StartLoggingTime"]),
      .stopped_at = moment_of(root["StopLoggingTime"])};
  deployment.observations().statuses.push_back(std::move(status));
  // A status is per region; that of the home region says whether the trail is on.
  if (root["IsLogging"].is_bool() && asked.region == subject->region) {
    deployment.set(*subject, "enable_logging", root["IsLogging"]);
  }
}

void read_event_selectors(Deployment& deployment, const Asked& asked, Entity* subject) {
  if (is_about_another(deployment, asked, *subject, asked.root["TrailARN"])) return;
  deployment.set(*subject, "event_selector", selectors_at(asked, "EventSelectors"));
  deployment.set(*subject, "advanced_event_selector",
                 selectors_at(asked, "AdvancedEventSelectors"));
}

void read_insight_selectors(Deployment& deployment, const Asked& asked, Entity* subject) {
  if (is_about_another(deployment, asked, *subject, asked.root["TrailARN"])) return;
  deployment.set(*subject, "insight_selector", selectors_at(asked, "InsightSelectors"));
}

}  // namespace trailseal::aws_export
