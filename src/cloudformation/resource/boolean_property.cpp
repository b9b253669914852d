// One row per boolean property; `*` steps through the items of a list.
//
// Source: the resource types' schemas (AWS CloudFormation registry).
#include "cloudformation/resource/boolean_property.hpp"

#include <array>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include "cloudformation/function/symbol.hpp"

namespace trailseal::cloudformation {
namespace {

struct BooleanProperty {
  std::string_view type;
  std::string_view path;
};

constexpr std::array kBooleans{
    BooleanProperty{"AWS::CloudTrail::Trail", "EnableLogFileValidation"},
    BooleanProperty{"AWS::CloudTrail::Trail", "IncludeGlobalServiceEvents"},
    BooleanProperty{"AWS::CloudTrail::Trail", "IsLogging"},
    BooleanProperty{"AWS::CloudTrail::Trail", "IsMultiRegionTrail"},
    BooleanProperty{"AWS::CloudTrail::Trail", "IsOrganizationTrail"},
    BooleanProperty{"AWS::CloudTrail::Trail", "EventSelectors.*.IncludeManagementEvents"},
    BooleanProperty{"AWS::CloudTrail::EventDataStore", "MultiRegionEnabled"},
    BooleanProperty{"AWS::CloudTrail::EventDataStore", "OrganizationEnabled"},
    BooleanProperty{"AWS::CloudTrail::EventDataStore", "TerminationProtectionEnabled"},
    BooleanProperty{"AWS::KMS::Key", "BypassPolicyLockoutSafetyCheck"},
    BooleanProperty{"AWS::KMS::Key", "EnableKeyRotation"},
    BooleanProperty{"AWS::KMS::Key", "Enabled"},
    BooleanProperty{"AWS::KMS::Key", "MultiRegion"},
    BooleanProperty{"AWS::KMS::ReplicaKey", "Enabled"},
    BooleanProperty{"AWS::S3::Bucket",
                    "BucketEncryption.ServerSideEncryptionConfiguration.*."
                    "BucketKeyEnabled"},
    BooleanProperty{"AWS::S3::Bucket", "ObjectLockEnabled"},
    BooleanProperty{"AWS::S3::Bucket", "PublicAccessBlockConfiguration.BlockPublicAcls"},
    BooleanProperty{"AWS::S3::Bucket",
                    "PublicAccessBlockConfiguration.BlockPublicPolicy"},
    BooleanProperty{"AWS::S3::Bucket", "PublicAccessBlockConfiguration.IgnorePublicAcls"},
    BooleanProperty{"AWS::S3::Bucket",
                    "PublicAccessBlockConfiguration.RestrictPublicBuckets"},
};

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
  if (equals_word(*literal, "true")) return Value::boolean(true, value.position());
  if (equals_word(*literal, "false")) return Value::boolean(false, value.position());
  return value;
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
  for (const BooleanProperty& row : kBooleans) {
    if (row.type == type) type_at(attributes, row.path);
  }
}

}  // namespace trailseal::cloudformation
