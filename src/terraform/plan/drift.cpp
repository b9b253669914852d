// resource_drift is a list like resource_changes: before is the last known state, after
// is what the refresh found. A first refresh finds much that nobody changed (null tags
// become an empty map, a bucket shows what its separate resources gave it), so only
// attributes that somebody has to set count.
#include "terraform/plan/drift.hpp"

#include <array>

#include "document/json_cursor.hpp"
#include "document/json_reader.hpp"

namespace trailseal::terraform {
namespace {

using namespace std::string_view_literals;

struct Judged {
  std::string_view type{};
  std::string_view attribute{};
};

constexpr std::array kJudged{
    Judged{"aws_cloudtrail", "s3_bucket_name"},
    Judged{"aws_cloudtrail", "s3_key_prefix"},
    Judged{"aws_cloudtrail", "kms_key_id"},
    Judged{"aws_cloudtrail", "enable_logging"},
    Judged{"aws_cloudtrail", "enable_log_file_validation"},
    Judged{"aws_cloudtrail", "is_multi_region_trail"},
    Judged{"aws_cloudtrail", "is_organization_trail"},
    Judged{"aws_kms_key", "is_enabled"},
    Judged{"aws_kms_key_policy", "policy"},
    Judged{"aws_s3_bucket_policy", "policy"},
    Judged{"aws_s3_bucket_server_side_encryption_configuration", "rule"},
};

/// Null and the empty string are one thing to the provider.
bool same(const Value& a, const Value& b) {
  const auto is_nothing = [](const Value& v) { return v.is_unset() || v.is_literal(""); };
  return (is_nothing(a) && is_nothing(b)) || a == b;
}

/// "`kms_key_id`, `enable_logging`", or "deleted"; empty where nothing that is judged
/// differs.
std::string differences(std::string_view type, const Value& change) {
  if (change["after"].is_unset()) return "it was deleted";
  std::string names;
  for (const Judged& row : kJudged) {
    if (row.type != type) continue;
    if (same(change["before"][row.attribute], change["after"][row.attribute])) continue;
    names.append(names.empty() ? "`" : ", `").append(row.attribute).append("`");
  }
  return names;
}

}  // namespace

std::vector<Error> drift_remarks(const Source& source, std::string_view drift,
                                 const PlanIndex& index) {
  std::vector<Error> remarks;
  if (drift.empty()) return remarks;
  JsonCursor cursor(source, drift);
  if (!cursor.enter_list()) return remarks;
  while (cursor.next_item()) {
    std::string address;
    std::string_view change;
    if (!cursor.enter_object()) continue;
    while (const auto key = cursor.next_member()) {
      if (*key == "address") address = unescape(cursor.take_string().value_or(""));
      if (*key == "change") change = cursor.take();
    }
    const auto at = index.find(address);
    if (!at || index.resources()[*at].unread != nullptr || change.empty()) continue;
    const auto read = read_json_part(source, change);
    const std::string& type = index.resources()[*at].resource.type;
    const std::string what = read ? differences(type, read->root) : "";
    if (what.empty()) continue;
    remarks.push_back(
        {.message = "`" + address + "` was changed outside of Terraform: " + what,
         .help = "the plan starts from what was found, and so do the "
                 "verdicts",
         .path = source.path()});
  }
  return remarks;
}

}  // namespace trailseal::terraform
