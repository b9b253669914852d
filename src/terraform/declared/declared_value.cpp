// Format: Terraform, "JSON Output Format", Change Representation:
//
//   value      ["a", <unknown>, {x = <unknown>}]
//   after      ["a", null, {}]
//   unknown    [false, true, {"x": true}]
#include "terraform/declared/declared_value.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace trailseal::terraform {
namespace {

/// Bools in the blocks that rules look at. Source: schemas of aws_s3_bucket,
/// aws_s3_bucket_server_side_encryption_configuration and aws_cloudtrail.
constexpr std::array<std::string_view, 4> kNestedBools{
    "bucket_key_enabled", "enabled", "include_management_events", "mfa_delete"};

std::optional<bool> bool_in(const Value& value) {
  if (value.is_literal("true")) return true;
  if (value.is_literal("false")) return false;
  return std::nullopt;
}

DeclaredValue of_list(const hcl::Value& value) {
  DeclaredValue all{
      .after = Value::list(), .unknown = Value::list(), .sensitive = Value::list()};
  for (const hcl::Value& item : value.items()) {
    DeclaredValue one = declared_value(item);
    all.after.push_back(std::move(one.after));
    all.unknown.push_back(std::move(one.unknown));
    all.sensitive.push_back(std::move(one.sensitive));
  }
  return all;
}

DeclaredValue of_map(const hcl::Value& value) {
  DeclaredValue all{
      .after = Value::map(), .unknown = Value::map(), .sensitive = Value::map()};
  for (const auto& [name, member] : value.members()) {
    DeclaredValue one = declared_value(member);
    if (member.is_known()) all.after.set(name, std::move(one.after));
    all.unknown.set(name, std::move(one.unknown));
    all.sensitive.set(name, std::move(one.sensitive));
  }
  return all;
}

Value leaf_of(const hcl::Value& value) {
  using Kind = hcl::Type::Kind;
  if (value.type().is(Kind::String)) return Value::text(Text(value.as_string()));
  if (value.type().is(Kind::Number)) return Value::number(value.as_number().display());
  return Value::boolean(value.as_bool());
}

}  // namespace

DeclaredValue declared_value(const hcl::Value& value) {
  const Value no = Value::boolean(false);
  DeclaredValue parts{.after = Value::null(), .unknown = no, .sensitive = no};
  if (value.is_null()) return parts;
  if (!value.is_known()) {
    parts.unknown = Value::boolean(true);
  } else if (value.type().is_keyed()) {
    parts = of_map(value);
  } else if (value.type().is_sequence() || value.type().is(hcl::Type::Kind::Set)) {
    parts = of_list(value);
  } else {
    parts.after = leaf_of(value);
  }
  if (value.is_sensitive()) parts.sensitive = Value::boolean(true);
  return parts;
}

Value in_type_of(const Value& sample, const Value& value) {
  const auto known = sample.is_bool() ? bool_in(value) : std::nullopt;
  return known ? Value::boolean(*known) : value;
}

Value with_nested_bools(const Value& value) {
  if (value.is_list()) {
    Value list = Value::list();
    for (const Value& item : value.items()) list.push_back(with_nested_bools(item));
    return list;
  }
  if (!value.is_map()) return value;
  Value map = Value::map();
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string& name = value.keys()[i].name;
    const bool is_bool =
        std::find(kNestedBools.begin(), kNestedBools.end(), name) != kNestedBools.end();
    const auto known = is_bool ? bool_in(value.items()[i]) : std::nullopt;
    map.set(name, known ? Value::boolean(*known) : with_nested_bools(value.items()[i]));
  }
  return map;
}

}  // namespace trailseal::terraform
