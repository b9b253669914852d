// One row per boolean property; `*` steps through the items of a list.
//
// Source: the resource types' schemas (AWS CloudFormation registry).
#include "cloudformation/resource/boolean_property.hpp"

#include <array>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include "aws/resource_kind.hpp"
#include "cloudformation/function/symbol.hpp"

namespace trailseal::cloudformation {
namespace {

using Kind = ResourceKind;

struct BooleanProperty {
  ResourceKind kind = ResourceKind::None;
  std::string_view path{};
};

// clang-format off
constexpr std::array kBooleans{
    BooleanProperty{Kind::Trail, "EnableLogFileValidation"},
    BooleanProperty{Kind::Trail, "IncludeGlobalServiceEvents"},
    BooleanProperty{Kind::Trail, "IsLogging"},
    BooleanProperty{Kind::Trail, "IsMultiRegionTrail"},
    BooleanProperty{Kind::Trail, "IsOrganizationTrail"},
    BooleanProperty{Kind::Trail, "EventSelectors.*.IncludeManagementEvents"},
    BooleanProperty{Kind::EventDataStore, "MultiRegionEnabled"},
    BooleanProperty{Kind::EventDataStore, "OrganizationEnabled"},
    BooleanProperty{Kind::EventDataStore, "TerminationProtectionEnabled"},
    BooleanProperty{Kind::Key, "BypassPolicyLockoutSafetyCheck"},
    BooleanProperty{Kind::Key, "EnableKeyRotation"},
    BooleanProperty{Kind::Key, "Enabled"},
    BooleanProperty{Kind::Key, "MultiRegion"},
    BooleanProperty{Kind::ReplicaKey, "Enabled"},
    BooleanProperty{Kind::Bucket, "BucketEncryption.ServerSideEncryptionConfiguration.*.BucketKeyEnabled"},
    BooleanProperty{Kind::Bucket, "ObjectLockEnabled"},
    BooleanProperty{Kind::Bucket, "PublicAccessBlockConfiguration.BlockPublicAcls"},
    BooleanProperty{Kind::Bucket, "PublicAccessBlockConfiguration.BlockPublicPolicy"},
    BooleanProperty{Kind::Bucket, "PublicAccessBlockConfiguration.IgnorePublicAcls"},
    BooleanProperty{Kind::Bucket, "PublicAccessBlockConfiguration.RestrictPublicBuckets"},
};
// clang-format on

bool equals_word(const std::string& text, std::string_view word) {
  if (text.size() != word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (std::tolower(static_cast<unsigned char>(text[i])) != word[i]) return false;
  }
  return true;
}

Value as_boolean(const Value& value) {
  if (!value.is_text()) return value;
  const auto literal = value.literal();
  if (!literal) return unknown_for(value.as_text(), value.position());
  const bool on = equals_word(*literal, "true");
  if (!on && !equals_word(*literal, "false")) return value;
  return Value::boolean(on, value.position()).as_sensitive(value.is_sensitive());
}

void type_at(Value& value, std::string_view path) {
  if (path.empty()) {
    value = as_boolean(value);
    return;
  }
  const std::size_t dot = path.find('.');
  const std::string_view head = path.substr(0, dot);
  const std::string_view tail = dot == std::string_view::npos ? "" : path.substr(dot + 1);
  if (head != "*") {
    if (Value* member = value.find(head)) type_at(*member, tail);
    return;
  }
  if (!value.is_list()) return;
  std::vector<Value> items = value.items();
  for (Value& item : items) type_at(item, tail);
  value = Value::list(std::move(items), value.position());
}

}  // namespace

void type_properties(std::string_view type, Value& attributes) {
  const ResourceKind kind = kind_of(type);
  for (const BooleanProperty& row : kBooleans) {
    if (row.kind == kind) type_at(attributes, row.path);
  }
}

}  // namespace trailseal::cloudformation
