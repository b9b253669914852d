// Amazon S3 API Reference, GetBucket... and the response elements of each. Where a call
// answers that nothing is configured the root of the answer is absent.
#include "aws_export/bucket_answers.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "aws_export/bucket_attributes.hpp"
#include "aws_export/policy_subject.hpp"
#include "base/word_list.hpp"

namespace trailseal::aws_export {

void read_bucket_list(Deployment& deployment, const Asked& asked, Entity*) {
  // ListBuckets: "all buckets owned by the authenticated sender of the request".
  for (const Value& bucket : asked.root["Buckets"].items()) {
    const std::string name = text_of(bucket["Name"]);
    if (!name.empty()) deployment.own_bucket(name, asked.account);
  }
}

void read_bucket_location(Deployment& deployment, const Asked& asked, Entity* subject) {
  const std::string constraint = text_of(asked.root["LocationConstraint"]);
  // GetBucketLocation: null stands for us-east-1, EU for eu-west-1.
  const std::string region = constraint.empty()   ? "us-east-1"
                             : constraint == "EU" ? "eu-west-1"
                                                  : constraint;
  deployment.set(*subject, "region",
                 Value::text(Text(region), asked.root["LocationConstraint"].position()));
}

void read_bucket_head(Deployment& deployment, const Asked& asked, Entity* subject) {
  // CLI releases before 2025 drop the region from the answer.
  const Value& region = asked.root["BucketRegion"];
  if (region.is_text()) deployment.set(*subject, "region", region);
}

void read_bucket_encryption(Deployment& deployment, const Asked& asked, Entity* subject) {
  const Value& rule = asked.root.at_path("ServerSideEncryptionConfiguration.Rules").at(0);
  const Value& chosen = rule["ApplyServerSideEncryptionByDefault"];
  deployment.set(*subject, "server_side_encryption_configuration",
                 rule.is_absent()
                     ? Value::list({}, asked.place())
                     : encryption_blocks(chosen["SSEAlgorithm"], chosen["KMSMasterKeyID"],
                                         rule["BucketKeyEnabled"]));
}

void read_bucket_policy(Deployment& deployment, const Asked& asked, Entity* subject) {
  // S3 lets nobody but the owner's account read the policy (MethodNotAllowed).
  deployment.own_bucket(bucket_name_of(subject->arn), asked.account);
  const Value& policy = asked.root["Policy"];
  if (asked.root.is_absent()) {
    deployment.set(*subject, "policy", Value::text(Text(), asked.place()));
    return;
  }
  if (!policy.is_text() || is_policy_of_another_bucket(deployment, policy, *subject)) {
    return;
  }
  deployment.set(*subject, "policy", policy);
}

void read_public_access_block(Deployment& deployment, const Asked& asked,
                              Entity* subject) {
  deployment.set(
      *subject, "public_access_block",
      block_attributes(asked.root["PublicAccessBlockConfiguration"], asked.place()));
}

void read_bucket_acl(Deployment& deployment, const Asked& asked, Entity* subject) {
  Value grants = Value::list({}, asked.root["Grants"].position());
  for (const Value& grant : asked.root["Grants"].items()) {
    const Value& grantee = grant["Grantee"];
    Value row = Value::map(grant.position());
    row.set("id", grantee["ID"]);
    row.set("type", grantee["Type"]);
    row.set("uri", grantee["URI"]);
    row.set("permissions", Value::list({grant["Permission"]}));
    grants.push_back(std::move(row));
  }
  deployment.set(*subject, "grant", std::move(grants));
  deployment.set(*subject, "acl", Value::null(asked.place()));
}

void read_bucket_ownership(Deployment& deployment, const Asked& asked, Entity* subject) {
  const Value& ownership =
      asked.root.at_path("OwnershipControls.Rules").at(0)["ObjectOwnership"];
  // S3 User Guide, "Controlling ownership of objects": without a setting the writer owns.
  deployment.set(
      *subject, "object_ownership",
      ownership.is_text() ? ownership : Value::text("ObjectWriter", asked.place()));
}

void read_bucket_versioning(Deployment& deployment, const Asked& asked, Entity* subject) {
  deployment.set(*subject, "versioning",
                 versioning_block(asked.root["Status"], asked.place()));
}

void read_bucket_logging(Deployment& deployment, const Asked& asked, Entity* subject) {
  const Value& enabled = asked.root["LoggingEnabled"];
  deployment.set(
      *subject, "logging",
      logging_block(enabled["TargetBucket"], enabled["TargetPrefix"], asked.place()));
}

void read_bucket_lock(Deployment& deployment, const Asked& asked, Entity* subject) {
  const Value& lock = asked.root["ObjectLockConfiguration"];
  deployment.set(
      *subject, "object_lock_enabled",
      Value::boolean(lock["ObjectLockEnabled"].is_literal("Enabled"), asked.place()));
  deployment.set(*subject, "object_lock_configuration",
                 lock_block(lock.at_path("Rule.DefaultRetention"), asked.place()));
}

void read_bucket_payer(Deployment& deployment, const Asked& asked, Entity* subject) {
  const Value& payer = asked.root["Payer"];
  deployment.set(*subject, "request_payer",
                 payer.is_text() ? payer : Value::text("BucketOwner", asked.place()));
}

}  // namespace trailseal::aws_export
