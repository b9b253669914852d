// One row per setting. Where it may be said, from the strongest to the weakest, as for
// the policy: a separate resource, the bucket itself, the state, the service's default.
//
//   setting              separate                          bucket (CloudFormation)
//   versioning           ..._versioning                    VersioningConfiguration
//   access logging       ..._logging                       LoggingConfiguration
//   requester pays       ..._request_payment_configuration -
//   public access block  ..._public_access_block           PublicAccessBlockConfiguration
//   ACL                  ..._acl                           AccessControl
//
// The bucket of an export has all of them as attributes of its own.
//
// Buckets made since April 2023 block public access and have no ACLs unless told
// otherwise. S3 User Guide, "Blocking public access to your Amazon S3 storage" and
// "Controlling ownership of objects and disabling ACLs for your bucket".
#include "cloudtrail/bucket_setting.hpp"

#include <array>

#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/change.hpp"
#include "cloudtrail/separate_resource.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {
namespace {

using Setting = Bucket::Setting;

struct SettingRow {
  const char* what;
  ResourceKind separate = ResourceKind::None;
  std::string_view in_separate;  ///< empty: the separate resource as a whole
  Spelling in_bucket;
  /// True, false or unknown, from the value that was found there.
  Value (*read)(const Value&, Language);
  /// Of a bucket made now of which nothing is said; absent: nothing follows.
  const char* by_default;
};

Value is_one_of(const Value& value, std::initializer_list<std::string_view> words) {
  if (value.is_unknown()) return value;
  if (!value.is_text()) return Value::boolean(false, value.position());
  Verdict found = Verdict::Fails;
  for (const std::string_view word : words) {
    found = either(found, equal(value.as_text(), Text(word)));
  }
  if (found != Verdict::Unknown) {
    return Value::boolean(found == Verdict::Holds, value.position())
        .as_sensitive(value.is_sensitive());
  }
  return Value::unknown({.reason = "what `" + value.display() + "` is"},
                        value.position());
}

Value read_versioning(const Value& value, Language) {
  if (value.is_list()) return bool_or(value.at_path("0.enabled"), false);
  const Value& status = value.is_map() ? value["Status"] : value;
  return is_one_of(status, {"Enabled"});
}

Value read_logging(const Value& value, Language) {
  if (value.is_unknown()) return value;
  if (value.is_text()) return Value::boolean(!value.as_text().empty(), value.position());
  // A template may leave the target out: the bucket then logs into itself.
  return Value::boolean(value.is_map() || value.size() > 0, value.position());
}

Value read_payer(const Value& value, Language) { return is_one_of(value, {"Requester"}); }

/// All four switches; one that is left out is off.
Value read_block(const Value& value, Language language) {
  if (value.is_unknown()) return value;
  constexpr std::array kSwitches{
      Spelling{"block_public_acls", "BlockPublicAcls"},
      Spelling{"block_public_policy", "BlockPublicPolicy"},
      Spelling{"ignore_public_acls", "IgnorePublicAcls"},
      Spelling{"restrict_public_buckets", "RestrictPublicBuckets"},
  };
  Value all = Value::boolean(true, value.position());
  for (const Spelling& one : kSwitches) {
    const Value on = bool_or(
        value[language == Language::Terraform ? one.terraform : one.cloudformation],
        false);
    if (on.is_bool() && !on.as_bool()) {
      return Value::boolean(false, value.position()).as_sensitive(on.is_sensitive());
    }
    if (on.is_unknown()) all = on;
  }
  return all;
}

/// The groups that stand for everyone. S3 User Guide, "Access control list (ACL)
/// overview".
bool is_everyone(const Value& uri) {
  return uri.is_literal("http://acs.amazonaws.com/groups/global/AllUsers") ||
         uri.is_literal("http://acs.amazonaws.com/groups/global/AuthenticatedUsers");
}

Value read_grants(const Value& grants) {
  if (grants.is_unknown()) return grants;
  for (const Value& grant : grants.items()) {
    if (is_everyone(grant["uri"]) || is_everyone(grant.at_path("grantee.0.uri"))) {
      return Value::boolean(true, grants.position());
    }
  }
  return Value::boolean(false, grants.position());
}

Value read_acl(const Value& value, Language language) {
  if (value.is_map() && language == Language::Terraform) {
    if (!value["access_control_policy"].is_unknown() &&
        value["access_control_policy"].size() > 0) {
      return read_grants(value.at_path("access_control_policy.0.grant"));
    }
    return read_acl(value["acl"], language);
  }
  return is_one_of(value, {"public-read", "public-read-write", "authenticated-read",
                           "PublicRead", "PublicReadWrite", "AuthenticatedRead"});
}

constexpr SettingRow kVersioning{"the versioning",
                                 ResourceKind::BucketVersioning,
                                 "versioning_configuration.0.status",
                                 {"versioning", "VersioningConfiguration"},
                                 &read_versioning,
                                 "false"};
constexpr SettingRow kLogging{"the access logging", ResourceKind::BucketLogging,
                              "target_bucket",      {"logging", "LoggingConfiguration"},
                              &read_logging,        "false"};
constexpr SettingRow kPayer{"who pays",  ResourceKind::BucketPayer,
                            "payer",     {"request_payer", ""},
                            &read_payer, "false"};
constexpr SettingRow kBlock{"the public access block",
                            ResourceKind::BucketPublicAccessBlock,
                            "",
                            {"public_access_block", "PublicAccessBlockConfiguration"},
                            &read_block,
                            "true"};
constexpr SettingRow kAcl{
    "the ACL", ResourceKind::BucketAcl, "", {"acl", "AccessControl"}, &read_acl, "false"};

Setting unknown_setting(const std::string& reason, const std::string& help,
                        const Place& place) {
  return {.value = Value::unknown({.reason = reason, .help = help}), .place = place};
}

Setting by_default(const SettingRow& row, const Place& place) {
  return {.value = Value::boolean(row.by_default[0] == 't'), .place = place};
}

/// What the bucket itself says, or the service's default.
Setting own_setting(const SettingRow& row, const Resource& resource, const Place& place) {
  const Value& value = attribute(resource, row.in_bucket);
  if (!is_left_open(resource, value)) {
    return {.value = row.read(value, resource.language),
            .place = place_of(resource, row.in_bucket)};
  }
  if (is_created(resource)) return by_default(row, place);
  // The state lists what the provider has read; of the rest it says nothing.
  return {.value = Value(), .place = place};
}

/// What the separate resources say, where all of them say the same.
Setting separate_setting(const SettingRow& row,
                         const std::vector<const Resource*>& separate,
                         const std::string& why) {
  Setting setting;
  for (const Resource* each : separate) {
    const Value& value = row.in_separate.empty()
                             ? each->attributes
                             : each->attributes.at_path(row.in_separate);
    const Value read = row.read(value, Language::Terraform);
    if (each == separate.front()) {
      setting = {.value = read, .place = place_of(*each)};
    } else if (!(setting.value == read)) {
      return unknown_setting(why, "", place_of(*each));
    }
  }
  return setting;
}

Setting setting_of(const SettingRow& row, const ResourceGraph& graph,
                   const Bucket& bucket, const Place& place) {
  const SeparateResources found = separate_resources_of(
      graph, {bucket.name}, row.separate, HalfKnown::Differs, bucket.resource);
  if (is_going(bucket)) return unknown_setting(why_going(bucket), "", place);
  const std::string why = unknown_reason(found, row.what, "bucket");
  if (!found.certain.empty()) return separate_setting(row, found.certain, why);
  if (!why.empty()) return unknown_setting(why, "", place);
  if (found.deleted) return by_default(row, place);
  if (bucket.resource == nullptr) {
    return unknown_setting(why_outside(bucket), std::string(kBucketPolicy.help), place);
  }
  const Resource& resource = *bucket.resource;
  const Additions& additions = graph.additions(resource.input);
  if (resource.language == Language::Terraform && !additions.reason.empty() &&
      is_created(resource) &&
      is_left_open(resource, attribute(resource, row.in_bucket))) {
    return unknown_setting(additions.reason, additions.help, place);
  }
  return own_setting(row, resource, place);
}

bool is_on(const Setting& setting) {
  return setting.value.is_bool() && setting.value.as_bool();
}

/// Object Lock needs versioning and switches it on. S3 User Guide, "Locking objects with
/// Object Lock".
bool is_locked(const ResourceGraph& graph, const Bucket& bucket) {
  const SeparateResources found =
      separate_resources_of(graph, {bucket.name}, ResourceKind::BucketObjectLock);
  if (!found.certain.empty()) return true;
  if (bucket.resource == nullptr) return false;
  const Value& enabled =
      attribute(*bucket.resource, {"object_lock_enabled", "ObjectLockEnabled"});
  return enabled.is_bool() && enabled.as_bool();
}

/// Under `BucketOwnerEnforced` ACLs have no effect.
Verdict has_no_acls(const ResourceGraph& graph, const Bucket& bucket) {
  constexpr std::string_view kEnforced = "BucketOwnerEnforced";
  const SeparateResources found =
      separate_resources_of(graph, {bucket.name}, ResourceKind::BucketOwnership);
  if (!found.certain.empty()) {
    return verdict_of(found.certain.front()
                          ->attributes.at_path("rule.0.object_ownership")
                          .is_literal(kEnforced));
  }
  if (bucket.resource == nullptr) return Verdict::Fails;
  const Value& own =
      attribute(*bucket.resource,
                {"object_ownership", "OwnershipControls.Rules.0.ObjectOwnership"});
  if (own.is_unknown() && bucket.resource->observed) return Verdict::Unknown;
  return verdict_of(own.is_literal(kEnforced));
}

/// An ACL that is open to everyone counts where ACLs count.
void weigh_acl(const ResourceGraph& graph, const Bucket& bucket, Setting& acl) {
  const Verdict without = has_no_acls(graph, bucket);
  if (without == Verdict::Holds) acl.value = Value::boolean(false);
  if (without == Verdict::Unknown && is_on(acl)) {
    acl.value = attribute(*bucket.resource, {"object_ownership", ""});
  }
}

/// The switches of a whole account stand above those of its buckets. Where they are all on
/// the block is on; where they are not known and the bucket's own are off, it is open.
void weigh_account(const ResourceGraph& graph, const Bucket& bucket, Setting& block) {
  for (const Resource* account :
       resources_in(graph, ResourceKind::AccountPublicAccessBlock, bucket.account,
                    Likeness::Same)) {
    if (equal(account->account, bucket.account) != Verdict::Holds) continue;
    const Value all = read_block(account->attributes, account->language);
    if (all.as_bool()) block.value = Value::boolean(true);
    if (all.is_unknown() && account->observed && block.value.is_false())
      block.value = all;
  }
}

/// A refreshed bucket lists its grants: what the ACL says, however it was set.
void add_grants(const Bucket& bucket, Setting& acl) {
  if (bucket.resource == nullptr || is_on(acl)) return;
  const Value& grants = attribute(*bucket.resource, {"grant", ""});
  if (!grants.is_list()) return;
  const Value open = read_grants(grants);
  const bool settles = acl.value.is_absent() || (open.is_bool() && open.as_bool());
  if (settles) acl = {.value = open, .place = place_of(*bucket.resource, {"grant", ""})};
}

}  // namespace

Bucket::Settings settings_of(const ResourceGraph& graph, const Bucket& bucket,
                             const Place& place) {
  Bucket::Settings settings;
  settings.versioning = setting_of(kVersioning, graph, bucket, place);
  if (!is_on(settings.versioning) && is_locked(graph, bucket)) {
    settings.versioning.value = Value::boolean(true);
  }
  settings.access_logging = setting_of(kLogging, graph, bucket, place);
  settings.requester_pays = setting_of(kPayer, graph, bucket, place);
  settings.public_access_block = setting_of(kBlock, graph, bucket, place);
  weigh_account(graph, bucket, settings.public_access_block);
  settings.public_acl = setting_of(kAcl, graph, bucket, place);
  add_grants(bucket, settings.public_acl);
  weigh_acl(graph, bucket, settings.public_acl);
  return settings;
}

}  // namespace trailseal::cloudtrail
