// Which members tell an answer from all others, and where it names what it is about. The
// answers of most calls about one bucket or one key name neither, and look alike.
#include "aws_export/loose_answer.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "aws_export/config_item.hpp"
#include "aws_export/export_loader.hpp"
#include "aws_export/stamp.hpp"
#include "base/ascii.hpp"

namespace trailseal::aws_export {
namespace {

/// An answer that names its resources: by a member that no other answer has.
struct Shape {
  std::string_view member{};  ///< dotted
  std::string_view service{};
  std::string_view operation{};
  /// The option of the call, and the member that has its value.
  std::string_view option{};
  std::string_view subject{};
};

constexpr std::array kShapes{
    Shape{"trailList", "cloudtrail", "describe-trails"},
    Shape{"Trail.TrailARN", "cloudtrail", "get-trail", "--name", "Trail.TrailARN"},
    Shape{"Trails", "cloudtrail", "list-trails"},
    Shape{"InsightSelectors", "cloudtrail", "get-insight-selectors", "--trail-name",
          "TrailARN"},
    Shape{"EventSelectors", "cloudtrail", "get-event-selectors", "--trail-name",
          "TrailARN"},
    Shape{"AdvancedEventSelectors", "cloudtrail", "get-event-selectors", "--trail-name",
          "TrailARN"},
    Shape{"EventDataStores", "cloudtrail", "list-event-data-stores"},
    Shape{"EventDataStoreArn", "cloudtrail", "get-event-data-store", "--event-data-store",
          "EventDataStoreArn"},
    Shape{"KeyMetadata.Arn", "kms", "describe-key", "--key-id", "KeyMetadata.Arn"},
    Shape{"Aliases.0.AliasArn", "kms", "list-aliases"},
    Shape{"logGroups", "logs", "describe-log-groups"},
    Shape{"Attributes.TopicArn", "sns", "get-topic-attributes", "--topic-arn",
          "Attributes.TopicArn"},
    Shape{"Findings", "securityhub", "get-findings"},
    Shape{"StandardsSubscriptions", "securityhub", "get-enabled-standards"},
    Shape{"HubArn", "securityhub", "describe-hub"},
    Shape{"Organization.MasterAccountId", "organizations", "describe-organization"},
};

/// Members of answers that name nothing: only the command tells what they are about.
constexpr std::array<std::string_view, 12> kNameless{"ServerSideEncryptionConfiguration",
                                                     "PublicAccessBlockConfiguration",
                                                     "LocationConstraint",
                                                     "IsLogging",
                                                     "LoggingEnabled",
                                                     "OwnershipControls",
                                                     "ObjectLockConfiguration",
                                                     "KeyRotationEnabled",
                                                     "PolicyStatus",
                                                     "BucketRegion",
                                                     "Grants",
                                                     "SSEKMSKeyId"};

/// Findings as a bare list: Prowler writes them so.
bool is_finding_list(const Value& root) {
  if (!root.is_list()) return false;
  const Value& first = root.at(0);
  return (first["SchemaVersion"].is_literal("2018-10-08") &&
          first["GeneratorId"].is_text()) ||
         (first.at_path("metadata.event_code").is_text() &&
          first["status_code"].is_text());
}

const Shape* shape_of(const Value& root) {
  const auto found =
      std::find_if(kShapes.begin(), kShapes.end(), [&](const Shape& shape) {
        const Value& member = root.at_path(shape.member);
        const bool named = shape.subject.empty() || root.at_path(shape.subject).is_text();
        return !member.is_unset() && named && (member.is_list() || member.is_text());
      });
  return found == kShapes.end() ? nullptr : &*found;
}

/// `{"Policy": "..."}`, of a bucket or of a key.
bool is_policy_answer(const Value& root) {
  const Value& policy = root["Policy"];
  const bool alone =
      root.size() == 1 || (root.size() == 2 && root["PolicyName"].is_text());
  return alone && policy.is_text() &&
         has_part(policy.as_text().literal().value_or(""), "\"Statement\"");
}

}  // namespace

bool may_be_answer(std::string_view text) {
  constexpr std::array<std::string_view, 12> kWords{
      "\"trailList\"", "TrailARN\"",      "EventDataStore", "\"KeyMetadata\"",
      "AliasArn\"",    "\"logGroups\"",   "TopicArn\"",     "onfigurationItem",
      "\"QueryInfo\"", "SchemaVersion\"", "\"event_code\"", "MasterAccountId\""};
  const std::string_view start = without_leading_space(text);
  if (!start.starts_with('{') && !start.starts_with('[')) return false;
  const auto has = [&](std::string_view word) { return has_part(text, word); };
  return std::any_of(kWords.begin(), kWords.end(), has) ||
         has("\"StandardsSubscriptions\"") || has("\"HubArn\"") || has("\"Policy\"") ||
         std::any_of(kNameless.begin(), kNameless.end(), has);
}

AnswerKind answer_kind(const Value& root) {
  if (is_finding_list(root) || has_config_items(root) || shape_of(root) != nullptr) {
    return AnswerKind::Naming;
  }
  // Plans, templates and most other documents have members of their own beside these.
  constexpr std::size_t kMostMembers = 16;
  if (!root.is_map() || root.size() > kMostMembers) return AnswerKind::Other;
  if (!root["Resources"].is_absent()) return AnswerKind::Other;
  const bool nameless =
      is_policy_answer(root) ||
      std::any_of(kNameless.begin(), kNameless.end(),
                  [&](std::string_view name) { return !root[name].is_absent(); });
  return nameless ? AnswerKind::Nameless : AnswerKind::Other;
}

Asked loose_answer(const Value& root, const Environment& environment) {
  Asked asked{.account = environment.account, .region = environment.region};
  asked.root = stamped(root, 1);
  if (is_finding_list(root)) {
    asked.command = {.service = "securityhub", .operation = "get-findings"};
  } else if (has_config_items(root)) {
    asked.command = {.service = "configservice",
                     .operation = root["QueryInfo"].is_map()
                                      ? "select-resource-config"
                                      : "get-resource-config-history"};
  } else if (const Shape* shape = shape_of(root)) {
    asked.command = {.service = std::string(shape->service),
                     .operation = std::string(shape->operation)};
    if (!shape->option.empty()) {
      asked.command.options.emplace(shape->option, text_of(root.at_path(shape->subject)));
    }
  }
  return asked;
}

}  // namespace trailseal::aws_export
