// S3 User Guide, "Enabling Amazon S3 server access logging": the target is another bucket
// of the same region and account, without a default retention and without Requester Pays,
// and lets `logging.s3.amazonaws.com` put objects, by its policy or (where ACLs are on) by
// the ACL of the log delivery group. The page wants SSE-S3 as its default encryption; field
// reports say that SSE-KMS works with a grant (aws-cdk issue 23513), so that is open.
#include "cloudtrail/question/access_log.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/change.hpp"
#include "cloudtrail/request/context_table.hpp"
#include "cloudtrail/request/decision.hpp"
#include "cloudtrail/separate_resource.hpp"
#include "cloudtrail/spelling.hpp"

namespace trailseal::cloudtrail {
namespace {

using iam::ContextValue;

constexpr const char* kLogDelivery = "logging.s3.amazonaws.com";

/// Where a bucket sends its access log, and what the names of the log files begin with.
struct Target {
  Value name{};
  Value prefix{};
};

/// A template may leave the name out.
Target target_of(const ResourceGraph& graph, const Bucket& bucket) {
  const SeparateResources found =
      separate_resources_of(graph, {bucket.name}, ResourceKind::BucketLogging);
  if (!found.certain.empty()) {
    const Resource& logging = *found.certain.front();
    return {.name = attribute(logging, {"target_bucket", ""}),
            .prefix = attribute(logging, {"target_prefix", ""})};
  }
  if (bucket.resource == nullptr) return {};
  Target target{
      .name = attribute(*bucket.resource, {"logging.0.target_bucket",
                                           "LoggingConfiguration.DestinationBucketName"}),
      .prefix = attribute(*bucket.resource, {"logging.0.target_prefix",
                                             "LoggingConfiguration.LogFilePrefix"})};
  const bool itself =
      target.name.is_unset() && bucket.resource->language == Language::CloudFormation;
  if (itself) target.name = Value::text(bucket.name);
  return target;
}

/// `prefix` and what S3 puts behind it.
Text file_name(const Value& prefix) {
  Text rest =
      Text::of_symbol({.id = "access log file", .name = "log file", .incidental = true});
  if (prefix.is_unset()) return rest;
  return text_or_symbol(prefix, "access log prefix", "prefix", SymbolClass::Anything) +
         rest;
}

/// A log file would be locked as soon as it is there, which S3 does not do for these.
bool retains(const ResourceGraph& graph, const Bucket& target) {
  const SeparateResources found =
      separate_resources_of(graph, {target.name}, ResourceKind::BucketObjectLock);
  if (!found.certain.empty()) {
    return found.certain.front()->attributes.at_path("rule.0.default_retention").size() >
           0;
  }
  const Value& retention =
      attribute(*target.resource, {"object_lock_configuration.0.rule.0.default_retention",
                                   "ObjectLockConfiguration.Rule.DefaultRetention"});
  return retention.size() > 0;
}

/// Has the ACL let the log delivery group write? Unknown where nothing tells what the ACL
/// of a bucket is that exists already.
Verdict acl_admits(const ResourceGraph& graph, const Bucket& target) {
  const auto admits = [](const Value& acl, const Value& grants) {
    if (acl.is_unknown() || grants.is_unknown()) return Verdict::Unknown;
    for (const Value& grant : grants.items()) {
      const Value& own = grant["uri"];
      const Value& uri = own.is_absent() ? grant.at_path("grantee.0.uri") : own;
      if (uri.is_literal("http://acs.amazonaws.com/groups/s3/LogDelivery")) {
        return Verdict::Holds;
      }
    }
    return verdict_of(acl.is_literal("log-delivery-write") ||
                      acl.is_literal("LogDeliveryWrite"));
  };
  const SeparateResources found =
      separate_resources_of(graph, {target.name}, ResourceKind::BucketAcl);
  if (!found.possible.empty()) return Verdict::Unknown;
  Verdict any = Verdict::Fails;
  for (const Resource* acl : found.certain) {
    const Value& grants = acl->attributes.at_path("access_control_policy.0.grant");
    any = either(any, admits(acl->attributes["acl"], grants));
  }
  const Value& own = attribute(*target.resource, {"acl", "AccessControl"});
  const Value& grants = attribute(*target.resource, {"grant", ""});
  const Value none;
  any = either(any, admits(is_left_open(*target.resource, own) ? none : own,
                           is_left_open(*target.resource, grants) ? none : grants));
  const bool told = is_created(*target.resource) || !found.certain.empty();
  return told ? any : either(any, Verdict::Unknown);
}

Decision decide_delivery(const Bucket& bucket, const Bucket& target,
                         const Value& prefix) {
  iam::Request request;
  request.caller.service = kLogDelivery;
  request.action = "s3:PutObject";
  request.resource = target.arn + Text("/") + file_name(prefix);
  iam::Context& context = request.context;
  context.set_default(ContextValue::unknown(
      "AWS does not document its value when S3 delivers access logs"));
  context.set("aws:SourceArn", ContextValue::present(bucket.arn));
  context.set("aws:SourceAccount", ContextValue::present(bucket.account));
  context.set("aws:SecureTransport", ContextValue::present(Text("true")));
  context.set("aws:PrincipalIsAWSService", ContextValue::present(Text("true")));
  context.set("aws:PrincipalServiceName", ContextValue::present(Text(kLogDelivery)));
  context.set("aws:PrincipalOrgID", ContextValue::absent());
  return decide(target.policy, request, iam::PolicyKind::Resource);
}

PlacedAnswer is_admitted(const ResourceGraph& graph, const Bucket& bucket,
                         const Bucket& target, const Value& prefix) {
  const Place& place = bucket.settings.access_logging.place;
  const Decision by_policy = decide_delivery(bucket, target, prefix);
  const Verdict by_acl = by_policy.outcome == iam::Outcome::Denied
                             ? Verdict::Fails
                             : acl_admits(graph, target);
  const Verdict admitted = either(by_policy.allowed(), by_acl);
  if (admitted == Verdict::Holds) return yes(place);
  if (admitted == Verdict::Unknown) {
    const bool open = by_policy.allowed() == Verdict::Unknown;
    return unknown(open ? by_policy.missing
                        : Missing{.what = "whether the ACL of " + target.label +
                                          " allows the log delivery group"},
                   place);
  }
  PlacedAnswer refused =
      no(target.label + " does not allow `" + kLogDelivery + "` to write the access log",
         place);
  refused.why.insert(refused.why.end(), by_policy.why.begin(), by_policy.why.end());
  return refused;
}

PlacedAnswer is_suited(const ResourceGraph& graph, const Bucket& bucket,
                       const Bucket& target, const Place& place) {
  if (retains(graph, target)) {
    return no(target.label +
                  " has a default retention, and S3 delivers no access logs "
                  "to such a bucket",
              place);
  }
  const Value& payer = target.settings.requester_pays.value;
  if (payer.is_bool() && payer.as_bool()) {
    return no(target.label +
                  " is a Requester Pays bucket, and S3 delivers no access "
                  "logs to such a bucket",
              place);
  }
  if (equal(bucket.region, target.region) == Verdict::Fails) {
    return no(target.label + " is in " + target.region.display() + ", " + bucket.label +
                  " in " + bucket.region.display() +
                  "; S3 delivers access logs only within a region",
              place);
  }
  if (equal(bucket.account, target.account) == Verdict::Fails) {
    return no(target.label + " is in account " + target.account.display() + ", " +
                  bucket.label + " in " + bucket.account.display() +
                  "; S3 delivers access logs only within an account",
              place);
  }
  const Value& algorithm = target.encryption.algorithm;
  if (algorithm.is_literal("aws:kms") || algorithm.is_literal("aws:kms:dsse")) {
    return unknown(
        {.what =
             "whether access logs arrive in " + target.label +
             ", which defaults to SSE-KMS: AWS documents that SSE-S3 is required there",
         .help = "set the target's default encryption to SSE-S3 (`AES256`)"},
        place);
  }
  return yes(place);
}

}  // namespace

std::optional<PlacedAnswer> access_log_arrives(const ResourceGraph& graph,
                                               const Bucket& bucket) {
  const Bucket::Setting& logging = bucket.settings.access_logging;
  if (!logging.value.is_bool() || !logging.value.as_bool()) return std::nullopt;
  const Target to = target_of(graph, bucket);
  if (!to.name.is_text()) return std::nullopt;
  const auto target = bucket_named(graph, to.name.as_text());
  if (!target) return std::nullopt;
  if (target->resource == bucket.resource) {
    return no(
        bucket.label +
            " is the target of its own access log: each delivery of the access log is "
            "logged again",
        logging.place);
  }
  PlacedAnswer all = is_suited(graph, bucket, *target, logging.place);
  all.worsen(is_admitted(graph, bucket, *target, to.prefix));
  return all;
}

}  // namespace trailseal::cloudtrail
