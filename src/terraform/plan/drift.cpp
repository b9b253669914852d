// resource_drift is a list like resource_changes: before is the last known state, after
// is what the refresh found. A first refresh finds much that nobody changed (null tags
// become an empty map, a bucket shows what its separate resources gave it), so only
// attributes that somebody has to set count.
#include "terraform/plan/drift.hpp"

#include <array>

#include "aws/resource_kind.hpp"
#include "document/json_cursor.hpp"
#include "document/json_reader.hpp"

namespace trailseal::terraform {
namespace {

struct JudgedAttribute {
  ResourceKind kind = ResourceKind::None;
  std::string_view attribute{};
};

// clang-format off
constexpr std::array kJudged{
    JudgedAttribute{ResourceKind::Trail, "s3_bucket_name"},
    JudgedAttribute{ResourceKind::Trail, "s3_key_prefix"},
    JudgedAttribute{ResourceKind::Trail, "kms_key_id"},
    JudgedAttribute{ResourceKind::Trail, "enable_logging"},
    JudgedAttribute{ResourceKind::Trail, "enable_log_file_validation"},
    JudgedAttribute{ResourceKind::Trail, "is_multi_region_trail"},
    JudgedAttribute{ResourceKind::Trail, "is_organization_trail"},
    JudgedAttribute{ResourceKind::Key, "is_enabled"},
    JudgedAttribute{ResourceKind::KeyPolicy, "policy"},
    JudgedAttribute{ResourceKind::BucketPolicy, "policy"},
    JudgedAttribute{ResourceKind::BucketEncryption, "rule"},
};
// clang-format on

/// Null and the empty string are one thing to the provider.
bool same(const Value& a, const Value& b) {
  const auto is_nothing = [](const Value& v) { return v.is_unset() || v.is_literal(""); };
  return (is_nothing(a) && is_nothing(b)) || a == b;
}

/// "`kms_key_id`, `enable_logging`", or "deleted"; empty where nothing that is judged
/// differs.
std::string differences(ResourceKind kind, const Value& change) {
  if (change["after"].is_unset()) return "it was deleted";
  std::string names;
  for (const JudgedAttribute& row : kJudged) {
    if (row.kind != kind) continue;
    if (same(change["before"][row.attribute], change["after"][row.attribute])) continue;
    names.append(names.empty() ? "`" : ", `").append(row.attribute).append("`");
  }
  return names;
}

struct DriftItem {
  std::string address{};
  std::string type{};
  std::string_view change{};
};

DriftItem read_item(JsonCursor& cursor) {
  DriftItem item;
  if (!cursor.enter_object()) return item;
  while (const auto key = cursor.next_member()) {
    if (*key == "address") item.address = unescape(cursor.take_string().value_or(""));
    if (*key == "type") item.type = cursor.take_string().value_or("");
    if (*key == "change") item.change = cursor.take();
  }
  return item;
}

/// Is it a resource that is read, or one whose loss is told?
bool matters(const PlanIndex& index, const std::string& address) {
  if (!index.has(address)) return false;
  const auto at = index.find(address);
  // What a refresh-only plan found deleted may be read by nobody.
  const bool gone = index.parts().refresh_only && at && !index.resources()[*at].live;
  return gone || (at && index.resources()[*at].unread == nullptr);
}

}  // namespace

std::vector<Error> drift_remarks(const Source& source, std::string_view drift,
                                 const PlanIndex& index) {
  std::vector<Error> remarks;
  if (drift.empty()) return remarks;
  JsonCursor cursor(source, drift);
  if (!cursor.enter_list()) return remarks;
  while (cursor.next_item()) {
    const DriftItem item = read_item(cursor);
    if (!matters(index, item.address) || item.change.empty()) continue;
    const auto read = read_json_part(source, item.change);
    const std::string what = read ? differences(kind_of(item.type), read->root) : "";
    if (what.empty()) continue;
    remarks.push_back(
        {.message = "`" + item.address + "` was changed outside of Terraform: " + what,
         .help = "the plan is based on what Terraform found, and so are the results",
         .path = source.path()});
  }
  return remarks;
}

}  // namespace trailseal::terraform
