// AWS KMS API Reference, DescribeKey (KeyMetadata), GetKeyPolicy, GetKeyRotationStatus,
// ListAliases, ListGrants.
#include "aws_export/key_answers.hpp"

#include <string>
#include <utility>

#include "aws/arn.hpp"
#include "aws_export/mixed_answer.hpp"
#include "base/ascii.hpp"

namespace trailseal::aws_export {
namespace {

/// What the algorithms of a key tell of its use: releases and emulators leave the use out.
Value usage_of(const Value& metadata) {
  const Value& usage = metadata["KeyUsage"];
  const Value& algorithms = metadata["EncryptionAlgorithms"];
  if (!usage.is_unset() || algorithms.size() == 0) return usage;
  return Value::text("ENCRYPT_DECRYPT", algorithms.position());
}

Value spec_of(const Value& metadata) {
  const Value& spec = metadata["KeySpec"];
  return spec.is_unset() ? metadata["CustomerMasterKeySpec"] : spec;
}

}  // namespace

void read_aliases(Deployment& deployment, const Asked& asked, Entity*) {
  for (const Value& row : asked.root["Aliases"].items()) {
    const std::string arn = text_of(row["AliasArn"]);
    const std::string name = text_of(row["AliasName"]);
    const std::string target = text_of(row["TargetKeyId"]);
    // Those of AWS managed keys are in every account; nobody can change where they point.
    if (target.empty() || name.starts_with("alias/aws/")) continue;
    const auto parts = parse_arn(Text(arn));
    if (!parts) continue;
    Entity& alias = deployment.entity(ResourceKind::KeyAlias, arn);
    const std::string key = deployment.key_arn(target, alias.region, alias.account);
    deployment.set(alias, "name", row["AliasName"]);
    deployment.set(alias, "arn", row["AliasArn"]);
    deployment.set(alias, "target_key_id",
                   Value::text(Text(key), row["TargetKeyId"].position()));
  }
}

void read_key(Deployment& deployment, const Asked& asked, Entity* subject) {
  const Value& metadata = asked.root["KeyMetadata"];
  const std::string arn = text_of(metadata["Arn"]);
  if (!parse_arn(Text(arn))) return;
  const std::string wanted = asked.command.option("--key-id");
  const bool by_arn = wanted.starts_with("arn:") && !has_part(wanted, ":alias/");
  if (subject != nullptr && by_arn &&
      is_about_another(deployment, asked, *subject, metadata["Arn"],
                       metadata.position())) {
    return;
  }
  Entity& key = deployment.entity(ResourceKind::Key, arn);
  deployment.set(key, "key_state", metadata["KeyState"]);
  deployment.set(key, "is_enabled", metadata["Enabled"]);
  deployment.set(key, "key_manager", metadata["KeyManager"]);
  deployment.set(key, "customer_master_key_spec", spec_of(metadata));
  deployment.set(key, "key_usage", usage_of(metadata));
  deployment.set(key, "origin", metadata["Origin"]);
  if (metadata["MultiRegion"].is_bool()) {
    deployment.set(key, "multi_region", metadata["MultiRegion"]);
  }
  const auto set_moment = [&](const char* attribute, const Value& value) {
    const auto moment = moment_of(value);
    if (!moment) return;
    deployment.set(key, attribute, Value::text(Text(*moment), value.position()));
  };
  set_moment("deletion_date", metadata["DeletionDate"]);
  set_moment("creation_date", metadata["CreationDate"]);
}

void read_key_policy(Deployment& deployment, const Asked& asked, Entity* subject) {
  if (asked.root["Policy"].is_text()) {
    deployment.set(*subject, "policy", asked.root["Policy"]);
  }
}

void read_key_rotation(Deployment& deployment, const Asked& asked, Entity* subject) {
  const Value& enabled = asked.root["KeyRotationEnabled"];
  if (enabled.is_bool()) deployment.set(*subject, "enable_key_rotation", enabled);
}

void read_grants(Deployment& deployment, const Asked& asked, Entity* subject) {
  Value grants = Value::list({}, asked.root["Grants"].position());
  for (const Value& row : asked.root["Grants"].items()) {
    KeyGrant grant{.key = subject->arn,
                   .id = text_of(row["GrantId"]),
                   .answer = asked.index,
                   .grantee = text_of(row["GranteePrincipal"]),
                   .constrained = row["Constraints"].size() > 0};
    for (const Value& operation : row["Operations"].items()) {
      grant.operations.push_back(text_of(operation));
    }
    Value shown = Value::map(row.position());
    shown.set("id", row["GrantId"]);
    shown.set("grantee_principal", row["GranteePrincipal"]);
    shown.set("operations", row["Operations"]);
    shown.set("constrained", Value::boolean(grant.constrained));
    grants.push_back(std::move(shown));
    deployment.observations().grants.push_back(std::move(grant));
  }
  // A list that is cut off may lack the grant that matters.
  if (!is_truncated(asked.root)) deployment.set(*subject, "grants", std::move(grants));
}

}  // namespace trailseal::aws_export
