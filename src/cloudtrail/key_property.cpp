#include "cloudtrail/key_property.hpp"

#include <string>

#include "cloudtrail/argument.hpp"
#include "cloudtrail/key_look_up.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/origin.hpp"

namespace trailseal::cloudtrail {
namespace {

/// The argument, or what AWS makes of one that is left out.
Value given_or(const Resource& resource, Spelling path, const char* otherwise) {
  const Value& value = attribute(resource, path);
  return is_left_open(resource, value) ? Value::text(otherwise) : value;
}

/// KMS Developer Guide, "Key states": only an enabled key makes data keys.
Value state_of(const Resource& key) {
  if (key.change == Change::Delete) return Value::text("pending-deletion");
  const Value& known = attribute(key, {"key_state", ""});
  if (known.is_literal("PendingDeletion")) return Value::text("pending-deletion");
  const bool imports = key.type.find("external") != std::string::npos;
  const Value& material = attribute(key, {"key_material_base64", ""});
  if (imports && material.is_unset() && !known.is_literal("Enabled")) {
    return Value::text("pending-import");
  }
  if (attribute(key, {"", "Origin"}).is_literal("EXTERNAL")) {
    return Value::text("pending-import");
  }
  // A key of this kind spells the switch `is_enabled`, its relatives `enabled`.
  Value enabled = attribute(key, {"is_enabled", "Enabled"});
  if (enabled.is_absent()) enabled = attribute(key, {"enabled", ""});
  if (is_left_to_provider(key, enabled)) {
    return Value::text("enabled");
  }
  enabled = bool_or(enabled, true);
  if (enabled.is_unknown()) return enabled;
  return Value::text(enabled.as_bool() ? "enabled" : "disabled", enabled.position())
      .as_sensitive(enabled.is_sensitive());
}

/// A replica rotates with its primary. KMS Developer Guide, "Rotate AWS KMS keys".
Value replica_rotation(const ResourceGraph& graph, const Resource& replica) {
  const Value& known = attribute(replica, {"key_rotation_enabled", ""});
  if (known.is_bool()) return known;
  const Value& primary = attribute(replica, {"primary_key_arn", "PrimaryKeyArn"});
  const Resource* key = primary.is_text() ? find_key(graph, primary.as_text()) : nullptr;
  if (key == nullptr) {
    return Value::unknown(
        {.reason = "`" + replica.address +
                   "` rotates with its primary key, which is not in any input",
         .help = std::string(kKeyPolicy.help)});
  }
  return bool_or(attribute(*key, {"enable_key_rotation", "EnableKeyRotation"}), false);
}

/// Absent for keys that cannot rotate by themselves: asymmetric ones, and those whose
/// material is imported or in a custom store.
Value rotation_of(const ResourceGraph& graph, const Resource& resource,
                  const Value& spec) {
  if (spec.is_unknown()) return spec;
  const ResourceKind kind = kind_of(resource.type);
  const Value& store = attribute(resource, {"custom_key_store_id", ""});
  const bool in_store = !store.is_unset() && !store.is_literal("");
  const bool elsewhere = in_store || kind == ResourceKind::ExternalKey ||
                         kind == ResourceKind::ReplicaExternalKey ||
                         attribute(resource, {"", "Origin"}).is_literal("EXTERNAL");
  if (!spec.is_literal("SYMMETRIC_DEFAULT") || elsewhere) return {};
  if (kind == ResourceKind::ReplicaKey) return replica_rotation(graph, resource);
  return bool_or(attribute(resource, {"enable_key_rotation", "EnableKeyRotation"}),
                 false);
}

/// How KMS's API spells the states.
Value state_read(const Value& state) {
  if (state.is_literal("Enabled")) return Value::text("enabled");
  if (state.is_literal("Disabled")) return Value::text("disabled");
  if (state.is_literal("PendingDeletion")) return Value::text("pending-deletion");
  if (state.is_literal("PendingImport")) return Value::text("pending-import");
  if (state.is_literal("PendingReplicaDeletion")) return Value::text("pending-deletion");
  // KMS Developer Guide, "Key states": such a key can be used.
  if (state.is_literal("Updating")) return Value::text("enabled");
  return {};
}

/// What DescribeKey answered of a key that exists.
KeyProperties observed_properties(const ResourceGraph& graph, const Resource& key) {
  const Value& manager = attribute(key, {"key_manager", ""});
  const Value& state = attribute(key, {"key_state", ""});
  KeyProperties properties{
      .manager = manager.is_text()
                     ? Value::text(manager.is_literal("AWS") ? "aws" : "customer",
                                   manager.position())
                     : manager,
      .spec = attribute(key, {"customer_master_key_spec", ""}),
      .usage = attribute(key, {"key_usage", ""}),
      .state = state_read(state)};
  if (properties.state.is_absent()) properties.state = state;
  const Value& origin = attribute(key, {"origin", ""});
  const bool own_material = origin.is_text() && !origin.is_literal("AWS_KMS");
  if (!own_material && !properties.manager.is_literal("aws")) {
    properties.rotation = rotation_of(graph, key, properties.spec);
  }
  return properties;
}

}  // namespace

KeyProperties properties_of(const ResourceGraph& graph, const Resource& key) {
  if (key.observed) return observed_properties(graph, key);
  KeyProperties properties;
  properties.manager = Value::text("customer");
  properties.spec =
      given_or(key, {"customer_master_key_spec", "KeySpec"}, "SYMMETRIC_DEFAULT");
  properties.usage = given_or(key, {"key_usage", "KeyUsage"}, "ENCRYPT_DECRYPT");
  properties.state = state_of(key);
  properties.rotation = rotation_of(graph, key, properties.spec);
  return properties;
}

KeyProperties properties_read(const Resource* data, const Value& unknown) {
  KeyProperties read{.manager = unknown,
                     .spec = unknown,
                     .usage = unknown,
                     .state = unknown,
                     .rotation = unknown};
  if (data == nullptr) return read;
  const Value& attributes = data->attributes;
  const Value& manager = attributes["key_manager"];
  if (manager.is_text()) {
    read.manager = Value::text(manager.is_literal("AWS") ? "aws" : "customer");
  }
  if (attributes["key_spec"].is_text()) read.spec = attributes["key_spec"];
  if (attributes["key_usage"].is_text()) read.usage = attributes["key_usage"];
  const Value state = state_read(attributes["key_state"]);
  if (!state.is_absent()) read.state = state;
  return read;
}

KeyProperties properties_of_aws_managed_key() {
  return {.manager = Value::text("aws"),
          .spec = Value::text("SYMMETRIC_DEFAULT"),
          .usage = Value::text("ENCRYPT_DECRYPT"),
          .state = Value::text("enabled")};
}

}  // namespace trailseal::cloudtrail
