#include "load/plan_drift.hpp"

#include <array>
#include <string_view>

#include "aws/resource_kind.hpp"
#include "aws_export/bucket_attributes.hpp"
#include "base/word_list.hpp"
#include "document/same_value.hpp"

namespace trailseal::load {
namespace {

using Kind = ResourceKind;

/// An attribute whose drift is told: where a resource has it, and where the export's has.
struct DriftRow {
  Kind kind;
  std::string_view name;      ///< for people
  std::string_view path;      ///< in the resource
  std::string_view deployed;  ///< in the export's trail, bucket or key
};

constexpr DriftRow same_path(Kind kind, std::string_view name) {
  return {kind, name, name, name};
}

constexpr std::array kDrift{
    same_path(Kind::Trail, "s3_bucket_name"),
    same_path(Kind::Trail, "s3_key_prefix"),
    same_path(Kind::Trail, "kms_key_id"),
    same_path(Kind::Trail, "is_multi_region_trail"),
    same_path(Kind::Trail, "is_organization_trail"),
    same_path(Kind::Trail, "enable_log_file_validation"),
    same_path(Kind::Trail, "enable_logging"),
    same_path(Kind::Trail, "cloud_watch_logs_group_arn"),
    DriftRow{Kind::Bucket, "sse_algorithm", aws_export::kDefaultAlgorithm,
             aws_export::kDefaultAlgorithm},
    DriftRow{Kind::Bucket, "kms_master_key_id", aws_export::kDefaultKey,
             aws_export::kDefaultKey},
    same_path(Kind::Bucket, "policy"),
    same_path(Kind::Key, "policy"),
    same_path(Kind::Key, "is_enabled"),
    same_path(Kind::Key, "enable_key_rotation"),
    same_path(Kind::BucketPolicy, "policy"),
    same_path(Kind::KeyPolicy, "policy"),
    DriftRow{Kind::BucketEncryption, "sse_algorithm",
             "rule.0.apply_server_side_encryption_by_default.0.sse_algorithm",
             aws_export::kDefaultAlgorithm},
    DriftRow{Kind::BucketEncryption, "kms_master_key_id",
             "rule.0.apply_server_side_encryption_by_default.0.kms_master_key_id",
             aws_export::kDefaultKey},
};

bool is_empty(const Value& value) {
  return value.is_unset() || value.is_literal("") || value.is_literal("false") ||
         value.is_false();
}

/// A state spells out what is not set as false or as an empty text.
bool are_same(const Value& a, const Value& b) {
  return (is_empty(a) && is_empty(b)) || says_the_same(a, b);
}

std::string shown(const Value& value) {
  if (value.is_unset() || value.is_literal("")) return "not set";
  return in_backticks(value.display());
}

/// `false` where the value is a policy document, which is too long to be shown.
bool is_short(const Value& value) {
  return !value.is_text() || !value.as_text().literal_prefix().starts_with('{');
}

}  // namespace

std::vector<std::string> drift_of(const Resource& planned, const Resource& deployed,
                                  const std::string& collected_at) {
  std::vector<std::string> messages;
  const std::string when =
      collected_at.empty() ? "the export" : "the export of " + collected_at;
  for (const DriftRow& row : kDrift) {
    if (row.kind != kind_of(planned.type)) continue;
    const Value& then = planned.before.at_path(row.path);
    const Value& now = deployed.attributes.at_path(row.deployed);
    // A state without the attribute does not tell.
    if (then.is_absent() || then.is_unknown() || now.is_unknown()) continue;
    if (are_same(then, now)) continue;
    const std::string drifted = in_backticks(planned.address) +
                                " has drifted: " + in_backticks(row.name) + " is ";
    messages.push_back(is_short(then) && is_short(now)
                           ? drifted + shown(then) + " in the plan's prior state, and " +
                                 shown(now) + " in " + when
                           : drifted + "not the same in the plan's prior state and in " +
                                 when);
  }
  return messages;
}

}  // namespace trailseal::load
