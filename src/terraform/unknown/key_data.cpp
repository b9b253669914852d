// The part of the resolution that tells which key a data source will read once the plan's
// own key is there:
//
//   data "aws_kms_key" "x" { key_id = aws_kms_key.y.key_id }     -> arn, id
//   data "aws_kms_alias" "x" { name = aws_kms_alias.y.name }     -> target_key_arn, ...
//
// A data source reads in the account and region of its provider, so an id stands for the
// key with that id there.
#include <optional>

#include "aws/arn.hpp"
#include "aws/resource_kind.hpp"
#include "terraform/unknown/unknown_resolution.hpp"

namespace trailseal::terraform {
namespace {

void fill(Resource& resource, const char* attribute, const Text& value) {
  const Value& there = resource.attributes[attribute];
  if (!there.is_unknown()) return;
  resource.attributes.set(attribute, Value::text(value, there.position()));
}

bool is_alias(const Text& reference) {
  const auto arn = parse_arn(reference);
  const Text& part = arn ? arn->resource : reference;
  return part.literal_prefix().starts_with("alias/");
}

/// The id at the end of a key's ARN.
std::optional<Text> id_in(const Text& key) {
  const auto parts = key.split('/');
  return parts.size() == 2 ? std::optional(parts[1]) : std::nullopt;
}

}  // namespace

/// The alias of the plan with this name or ARN, completed; or null.
const Resource* UnknownResolution::alias_named(const Text& reference) {
  for (std::size_t i = 0; i < index_.resources().size(); ++i) {
    const Resource& alias = index_.resources()[i].resource;
    if (alias.data || kind_of(alias.type) != ResourceKind::KeyAlias) continue;
    if (!index_.resources()[i].live) continue;
    complete(i);
    for (const char* name : {"name", "arn"}) {
      const Value& own = index_.resources()[i].resource.attributes[name];
      if (own.is_text() && equal(own.as_text(), reference) == Verdict::Holds) {
        return &index_.resources()[i].resource;
      }
    }
  }
  return nullptr;
}

void UnknownResolution::identify_key_data(std::size_t at) {
  Resource& data = index_.resources()[at].resource;
  const ResourceKind kind = kind_of(data.type);
  const bool of_alias = kind == ResourceKind::KeyAlias;
  const Value& given = data.attributes[of_alias ? "name" : "key_id"];
  if ((!of_alias && !is_key(kind)) || !given.is_text()) return;
  Text key = given.as_text();
  if (of_alias) {
    fill(data, "arn", alias_arn(data.partition, data.region, data.account, key));
    fill(data, "id",
         data.attributes["arn"].is_text() ? data.attributes["arn"].as_text() : key);
  }
  if (is_alias(key)) {
    const Resource* alias = alias_named(key);
    if (alias == nullptr || !alias->attributes["target_key_arn"].is_text()) return;
    key = alias->attributes["target_key_arn"].as_text();
  }
  if (!parse_arn(key)) key = key_arn(data.partition, data.region, data.account, key);
  fill(data, of_alias ? "target_key_arn" : "arn", key);
  if (const auto id = id_in(key)) fill(data, of_alias ? "target_key_id" : "id", *id);
}

}  // namespace trailseal::terraform
