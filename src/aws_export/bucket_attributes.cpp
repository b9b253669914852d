#include "aws_export/bucket_attributes.hpp"

#include <array>
#include <utility>

namespace trailseal::aws_export {
namespace {

/// A list with one block.
Value block_list(Value block) {
  const Position position = block.position();
  return Value::list({std::move(block)}, position);
}

}  // namespace

Value encryption_blocks(const Value& algorithm, const Value& key_id,
                        const Value& bucket_key) {
  Value chosen = Value::map(algorithm.position());
  chosen.set("sse_algorithm", algorithm);
  if (!key_id.is_unset()) chosen.set("kms_master_key_id", key_id);
  Value rule = Value::map(algorithm.position());
  rule.set("apply_server_side_encryption_by_default", block_list(std::move(chosen)));
  rule.set("bucket_key_enabled",
           bucket_key.is_bool() ? bucket_key : Value::boolean(false));
  Value configuration = Value::map(algorithm.position());
  configuration.set("rule", block_list(std::move(rule)));
  return block_list(std::move(configuration));
}

Value block_attributes(const Value& switches, Position place) {
  struct Switch {
    const char* api;
    const char* config;
    const char* attribute;
  };
  constexpr std::array kSwitches{
      Switch{"BlockPublicAcls", "blockPublicAcls", "block_public_acls"},
      Switch{"BlockPublicPolicy", "blockPublicPolicy", "block_public_policy"},
      Switch{"IgnorePublicAcls", "ignorePublicAcls", "ignore_public_acls"},
      Switch{"RestrictPublicBuckets", "restrictPublicBuckets", "restrict_public_buckets"},
  };
  Value block = Value::map(place);
  for (const Switch& one : kSwitches) {
    const Value& api = switches[one.api];
    const Value& on = api.is_bool() ? api : switches[one.config];
    block.set(one.attribute, on.is_bool() ? on : Value::boolean(false, place));
  }
  return block;
}

Value versioning_block(const Value& status, Position place) {
  Value block = Value::map(place);
  block.set("enabled", Value::boolean(status.is_literal("Enabled"), place));
  return block_list(std::move(block));
}

Value logging_block(const Value& target, const Value& prefix, Position place) {
  if (!target.is_text()) return Value::list({}, place);
  Value block = Value::map(target.position());
  block.set("target_bucket", target);
  block.set("target_prefix", prefix);
  return block_list(std::move(block));
}

Value lock_block(const Value& retention, Position place) {
  if (!retention.is_map()) return Value::list({}, place);
  Value rule = Value::map(place);
  rule.set("default_retention", block_list(retention));
  Value block = Value::map(place);
  block.set("rule", block_list(std::move(rule)));
  return block_list(std::move(block));
}

}  // namespace trailseal::aws_export
