// What is read of an item, by its type. A supplement that is not there may be one that AWS
// Config may not read, so it stays unknown. AWS Config Developer Guide, "Permissions for
// the IAM Role Assigned to AWS Config", on buckets whose policy denies its access.
#include "aws_export/config_answers.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "aws_export/bucket_attributes.hpp"
#include "aws_export/config_item.hpp"
#include "aws_export/policy_subject.hpp"
#include "aws_export/stamp.hpp"
#include "aws_export/trail_answers.hpp"

namespace trailseal::aws_export {
namespace {

/// Sets what nothing has told so far.
void learn(Deployment& deployment, Entity& entity, std::string_view attribute,
           Value value) {
  if (entity.attributes.find(attribute) != nullptr || value.is_absent()) return;
  deployment.set(entity, attribute, std::move(value));
}

/// A policy document behind `policyText`, or none where that is null.
Value policy_in(const Value& supplement) {
  const Value& text = supplement.is_map() && !supplement["policyText"].is_absent()
                          ? supplement["policyText"]
                          : supplement;
  if (text.is_null()) return Value::text(Text(), supplement.position());
  return text;
}

void read_trail_item(Deployment& deployment, const ConfigItem& item) {
  if (item.selected.empty() || item.selected.count("configuration") > 0) {
    describe_trail(deployment, item.configuration);
    return;
  }
  // A query of some fields: what it does not select is not told.
  if (item.arn.empty()) return;
  constexpr std::array kFields{
      std::pair{"kmsKeyId", "kms_key_id"},
      std::pair{"s3BucketName", "s3_bucket_name"},
      std::pair{"s3KeyPrefix", "s3_key_prefix"},
      std::pair{"isMultiRegionTrail", "is_multi_region_trail"},
      std::pair{"isOrganizationTrail", "is_organization_trail"},
      std::pair{"logFileValidationEnabled", "enable_log_file_validation"},
      std::pair{"cloudWatchLogsLogGroupArn", "cloud_watch_logs_group_arn"},
  };
  Entity& trail = deployment.entity(ResourceKind::Trail, item.arn);
  for (const auto& [field, attribute] : kFields) {
    if (item.selected.count(std::string("configuration.") + field) == 0) continue;
    const Value& value = item.configuration[field];
    learn(deployment, trail, attribute, value.is_absent() ? Value::null() : value);
  }
}

/// Grants of an ACL: the grantee is an owner's id, or a group by its name.
Value grants_in(const Value& acl) {
  Value grants = Value::list({}, acl.position());
  for (const Value& grant : acl["grantList"].items()) {
    const Value& grantee = grant["grantee"];
    const std::string group = text_of(grantee);
    Value row = Value::map(grant.position());
    if (group == "AllUsers" || group == "AuthenticatedUsers") {
      row.set("uri", Value::text("http://acs.amazonaws.com/groups/global/" + group));
    } else if (grantee.is_map()) {
      row.set("id", grantee["id"]);
    }
    row.set("permissions", Value::list({grant["permission"]}));
    grants.push_back(std::move(row));
  }
  return grants;
}

void read_bucket_settings(Deployment& deployment, const ConfigItem& item,
                          Entity& bucket) {
  const Value& all = item.supplements;
  const Position place = item.supplements.position();
  if (const Value& block = all["PublicAccessBlockConfiguration"]; block.is_map()) {
    learn(deployment, bucket, "public_access_block", block_attributes(block, place));
  }
  if (const Value& versions = all["BucketVersioningConfiguration"]; versions.is_map()) {
    learn(deployment, bucket, "versioning", versioning_block(versions["status"], place));
  }
  if (const Value& log = all["BucketLoggingConfiguration"]; log.is_map()) {
    learn(deployment, bucket, "logging",
          logging_block(log["destinationBucketName"], log["logFilePrefix"], place));
  }
  if (const Value& payer = all["IsRequesterPaysEnabled"];
      payer.is_bool() || payer.is_literal("false") || payer.is_literal("true")) {
    const bool requester = payer.as_bool() || payer.is_literal("true");
    learn(deployment, bucket, "request_payer",
          Value::text(requester ? "Requester" : "BucketOwner", place));
  }
  if (const Value& acl = all["AccessControlList"]; acl.is_map()) {
    learn(deployment, bucket, "grant", grants_in(acl));
    learn(deployment, bucket, "acl", Value::null(place));
  }
  const Value& ownership = all["OwnershipControls"]["rules"].at(0)["objectOwnership"];
  if (ownership.is_text()) learn(deployment, bucket, "object_ownership", ownership);
}

void read_bucket_item(Deployment& deployment, const ConfigItem& item) {
  const std::string name = item.name.empty() ? bucket_name_of(item.arn) : item.name;
  if (name.empty()) return;
  deployment.own_bucket(name, item.account);
  Entity& bucket = deployment.bucket(name);
  if (!item.region.empty()) {
    learn(deployment, bucket, "region",
          Value::text(Text(item.region), item.supplements.position()));
  }
  const Value& rules = item.supplements["ServerSideEncryptionConfiguration"]["rules"];
  if (rules.is_list()) {
    const Value& chosen = rules.at(0)["applyServerSideEncryptionByDefault"];
    deployment.set(bucket, "server_side_encryption_configuration",
                   encryption_blocks(chosen["sseAlgorithm"], chosen["kmsMasterKeyID"],
                                     rules.at(0)["bucketKeyEnabled"]));
  }
  const Value policy = policy_in(item.supplements["BucketPolicy"]);
  const Value text = text_of_policy(policy);
  if (text.is_text() && !is_policy_of_another_bucket(deployment, text, bucket)) {
    deployment.set(bucket, "policy", text);
  }
  read_bucket_settings(deployment, item, bucket);
}

void read_key_item(Deployment& deployment, const ConfigItem& item) {
  const Value& all = item.configuration;
  std::string arn = text_of(all["arn"]);
  if (arn.empty()) arn = item.arn;
  if (arn.empty()) return;
  Entity& key = deployment.entity(ResourceKind::Key, arn);
  constexpr std::array kFields{
      std::pair{"keyState", "key_state"},
      std::pair{"enabled", "is_enabled"},
      std::pair{"keyManager", "key_manager"},
      std::pair{"keyUsage", "key_usage"},
      std::pair{"origin", "origin"},
      std::pair{"multiRegion", "multi_region"},
      std::pair{"keySpec", "customer_master_key_spec"},
      std::pair{"customerMasterKeySpec", "customer_master_key_spec"},
  };
  for (const auto& [field, attribute] : kFields) {
    if (!all[field].is_unset()) learn(deployment, key, attribute, all[field]);
  }
  const Value& rotation = item.supplements["KeyRotationStatus"];
  if (rotation.is_bool()) learn(deployment, key, "enable_key_rotation", rotation);
  const Value text = text_of_policy(item.supplements["Policy"]);
  if (text.is_text()) deployment.set(key, "policy", text);
}

void read_alias_item(Deployment& deployment, const ConfigItem& item) {
  const std::string name = text_of(item.configuration["AliasName"]);
  const std::string target = text_of(item.configuration["TargetKeyId"]);
  if (name.empty() || target.empty() || name.starts_with("alias/aws/")) return;
  const std::string scope =
      "arn:" + deployment.partition() + ":kms:" + item.region + ":" + item.account + ":";
  Entity& alias = deployment.entity(ResourceKind::KeyAlias, scope + name);
  learn(deployment, alias, "name", Value::text(Text(name)));
  learn(deployment, alias, "arn", Value::text(Text(scope + name)));
  learn(deployment, alias, "target_key_id",
        Value::text(Text(deployment.key_arn(target, item.region, item.account))));
}

struct ItemRow {
  std::string_view type;
  void (*read)(Deployment& deployment, const ConfigItem& item);
};

// AWS Config has CloudFormation's names for types.
constexpr std::array kItems{
    ItemRow{"AWS::CloudTrail::Trail", &read_trail_item},
    ItemRow{"AWS::S3::Bucket", &read_bucket_item},
    ItemRow{"AWS::KMS::Key", &read_key_item},
    ItemRow{"AWS::KMS::Alias", &read_alias_item},
};

}  // namespace

void read_config_items(Deployment& deployment, const Asked& asked, Entity*) {
  for (ConfigItem& item : read_items(asked.root)) {
    for (const ItemRow& row : kItems) {
      if (row.type != item.type || item.deleted) continue;
      const unsigned index =
          deployment.add_item(asked.index, item.account, item.region, item.time);
      item.configuration = stamped(item.configuration, index + 1);
      item.supplements = stamped(item.supplements, index + 1);
      row.read(deployment, item);
    }
  }
}

}  // namespace trailseal::aws_export
