// One row per condition key, one column per call. Keys that no row names are unknown: a
// policy may use keys that did not exist when this table was written.
//
// Sources are AWS documentation pages by title:
//   global    IAM User Guide, "AWS global condition context keys"
//   fas       IAM User Guide, "Forward access sessions"
//   ct-s3     CloudTrail User Guide, "Amazon S3 bucket policy for CloudTrail"
//   ct-kms    CloudTrail User Guide, "Configure AWS KMS key policies for CloudTrail"
//   ct-uses   CloudTrail User Guide, "How AWS CloudTrail uses AWS KMS"
//   s3-sse    S3 User Guide, "Using server-side encryption with AWS KMS keys"
//   s3-keys   Service Authorization Reference, "Condition keys for Amazon S3"
//   kms       KMS Developer Guide, "AWS KMS condition keys"
//   sample    CloudTrail's own records of its calls (userIdentity AWSService)
#include "cloudtrail/request/request_context.hpp"

#include <array>

namespace trailseal::cloudtrail {
namespace {

using iam::ContextValue;

/// What a key holds in a call.
enum class Cell {
  Absent,
  Unknown,
  True,
  False,
  Service,
  TrailArn,
  TrailAccount,
  OrganizationId,
  TlsVersion,
  OwnerFullControl,
  Algorithm,
  KmsKey,
  BucketAccount,
  BucketRegion,
  HeaderAuth,
  SignatureV4,
  S3Arn,
  ContextKeys,
};

constexpr std::size_t kCalls = 6;

struct Row {
  std::string_view key;
  std::array<Cell, kCalls> cells;  ///< in the order of Call
  std::string_view source;
};

constexpr Row everywhere(std::string_view key, Cell cell, std::string_view source) {
  return {key, {cell, cell, cell, cell, cell, cell}, source};
}

constexpr Row on_s3(std::string_view key, Cell acl, Cell put, std::string_view source) {
  return {
      key, {acl, put, Cell::Absent, Cell::Absent, Cell::Absent, Cell::Absent}, source};
}

constexpr Row on_kms(std::string_view key, Cell creation, Cell delivery, Cell decrypt,
                     Cell describe, std::string_view source) {
  return {
      key, {Cell::Absent, Cell::Absent, creation, delivery, decrypt, describe}, source};
}

constexpr std::array kRows{
    everywhere("aws:SourceArn", Cell::TrailArn, "ct-s3, ct-kms"),
    everywhere("aws:SourceAccount", Cell::TrailAccount, "ct-s3, ct-kms"),
    everywhere("aws:SourceOrgID", Cell::OrganizationId, "global"),
    everywhere("aws:SourceOrgPaths", Cell::Unknown, "global"),
    everywhere("aws:PrincipalIsAWSService", Cell::True, "global"),
    everywhere("aws:PrincipalServiceName", Cell::Service, "global"),
    everywhere("aws:PrincipalServiceNamesList", Cell::Unknown, "global: the list is not"),
    everywhere("aws:ViaAWSService", Cell::False, "global; fas words it differently"),
    everywhere("aws:CalledVia", Cell::Absent, "global, fas"),
    everywhere("aws:CalledViaFirst", Cell::Absent, "global, fas"),
    everywhere("aws:CalledViaLast", Cell::Absent, "global, fas"),
    everywhere("aws:SecureTransport", Cell::True, "global, sample"),

    // Only principals that are members of an organisation have these.
    everywhere("aws:PrincipalOrgID", Cell::Absent, "global"),
    everywhere("aws:PrincipalOrgPaths", Cell::Absent, "global"),
    // "All signed requests", say the pages, without a word on service principals.
    everywhere("aws:PrincipalArn", Cell::Unknown, "global: silent on services"),
    everywhere("aws:PrincipalAccount", Cell::Unknown, "global: silent on services"),
    everywhere("aws:PrincipalType", Cell::Unknown, "global: silent on services"),
    everywhere("aws:userid", Cell::Unknown, "global: silent on services"),
    everywhere("aws:username", Cell::Unknown, "global: silent on services"),
    everywhere("aws:PrincipalTag/*", Cell::Unknown, "global: silent on services"),

    // Network context belongs to VPC endpoints and to callers outside AWS.
    everywhere("aws:SourceVpc", Cell::Absent, "global"),
    everywhere("aws:SourceVpcArn", Cell::Absent, "global"),
    everywhere("aws:SourceVpce", Cell::Absent, "global"),
    everywhere("aws:VpcSourceIp", Cell::Absent, "global"),
    everywhere("aws:VpceAccount", Cell::Absent, "global"),
    everywhere("aws:VpceOrgID", Cell::Absent, "global"),
    everywhere("aws:VpceOrgPaths", Cell::Absent, "global"),
    everywhere("aws:SourceIp", Cell::Absent, "global: hidden for service calls"),

    everywhere("aws:Referer", Cell::Absent, "global"),
    everywhere("aws:MultiFactorAuthPresent", Cell::Absent, "global"),
    everywhere("aws:MultiFactorAuthAge", Cell::Absent, "global"),
    everywhere("aws:TokenIssueTime", Cell::Absent, "global"),
    everywhere("aws:FederatedProvider", Cell::Absent, "global"),
    everywhere("aws:SourceIdentity", Cell::Absent, "global"),
    everywhere("aws:RequestTag/*", Cell::Absent, "global"),
    everywhere("aws:TagKeys", Cell::Absent, "global"),
    everywhere("aws:UserAgent", Cell::Service, "sample"),
    everywhere("aws:RequestedRegion", Cell::BucketRegion, "global"),
    everywhere("aws:CurrentTime", Cell::Unknown, "global"),
    everywhere("aws:EpochTime", Cell::Unknown, "global"),
    everywhere("aws:ResourceAccount", Cell::BucketAccount, "global"),
    everywhere("aws:ResourceOrgID", Cell::Unknown, "global"),
    everywhere("aws:ResourceOrgPaths", Cell::Unknown, "global"),
    everywhere("aws:ResourceTag/*", Cell::Unknown, "global"),

    on_s3("s3:ResourceAccount", Cell::BucketAccount, Cell::BucketAccount, "s3-keys"),
    on_s3("s3:TlsVersion", Cell::TlsVersion, Cell::TlsVersion, "s3-keys: 1.2 or later"),
    on_s3("s3:authType", Cell::HeaderAuth, Cell::HeaderAuth, "sample"),
    on_s3("s3:signatureversion", Cell::SignatureV4, Cell::SignatureV4, "sample"),
    on_s3("s3:signatureAge", Cell::Unknown, Cell::Unknown, "s3-keys"),
    on_s3("s3:x-amz-content-sha256", Cell::Unknown, Cell::Unknown, "s3-keys"),
    on_s3("s3:x-amz-acl", Cell::Absent, Cell::OwnerFullControl, "ct-s3, sample"),
    on_s3("s3:x-amz-server-side-encryption", Cell::Absent, Cell::Algorithm,
          "sample, s3-sse"),
    on_s3("s3:x-amz-server-side-encryption-aws-kms-key-id", Cell::Absent, Cell::KmsKey,
          "s3-sse"),
    on_s3("s3:x-amz-server-side-encryption-customer-algorithm", Cell::Absent,
          Cell::Absent, "sample"),
    on_s3("s3:x-amz-storage-class", Cell::Absent, Cell::Absent, "sample"),
    on_s3("s3:x-amz-metadata-directive", Cell::Absent, Cell::Absent, "sample"),
    on_s3("s3:x-amz-copy-source", Cell::Absent, Cell::Absent, "sample"),
    on_s3("s3:x-amz-website-redirect-location", Cell::Absent, Cell::Absent, "sample"),
    on_s3("s3:x-amz-grant-*", Cell::Absent, Cell::Absent, "sample"),
    on_s3("s3:RequestObjectTag/*", Cell::Absent, Cell::Absent, "sample"),
    on_s3("s3:RequestObjectTagKeys", Cell::Absent, Cell::Absent, "sample"),
    on_s3("s3:object-lock-*", Cell::Absent, Cell::Absent, "sample"),
    on_s3("s3:DataAccessPointArn", Cell::Absent, Cell::Absent, "s3-keys"),
    on_s3("s3:DataAccessPointAccount", Cell::Absent, Cell::Absent, "s3-keys"),
    on_s3("s3:AccessPointNetworkOrigin", Cell::Absent, Cell::Absent, "s3-keys"),

    // DescribeKey takes no encryption context.
    on_kms("kms:EncryptionContext:aws:cloudtrail:arn", Cell::TrailArn, Cell::TrailArn,
           Cell::TrailArn, Cell::Absent, "ct-uses, kms"),
    on_kms("kms:EncryptionContext:aws:s3:arn", Cell::S3Arn, Cell::S3Arn, Cell::S3Arn,
           Cell::Absent, "ct-uses"),
    on_kms("kms:EncryptionContext:*", Cell::Absent, Cell::Absent, Cell::Absent,
           Cell::Absent, "ct-uses"),
    on_kms("kms:EncryptionContextKeys", Cell::ContextKeys, Cell::ContextKeys,
           Cell::ContextKeys, Cell::Absent, "ct-uses"),
    on_kms("kms:ViaService", Cell::Absent, Cell::Unknown, Cell::Unknown, Cell::Absent,
           "kms: for IAM principals"),
    on_kms("kms:CallerAccount", Cell::Unknown, Cell::Unknown, Cell::Unknown,
           Cell::Unknown, "kms: silent on services"),
    on_kms("kms:GrantIsForAWSResource", Cell::Absent, Cell::Absent, Cell::Absent,
           Cell::Absent, "kms: CreateGrant only"),
    on_kms("kms:RequestAlias", Cell::Absent, Cell::Absent, Cell::Absent, Cell::Absent,
           "kms: CloudTrail keeps the key's ARN"),
};

ContextValue organization_id(const Trail& trail) {
  if (trail.organization_id_known) return ContextValue::present(trail.organization_id);
  const bool owns_organization =
      trail.organization.is_bool() && trail.organization.as_bool();
  if (owns_organization) return ContextValue::present(trail.organization_id);
  return ContextValue::unknown(
      "it is not known whether the trail's account belongs to an organization (pass "
      "--org-id)");
}

const char* const kUndocumented =
    "AWS does not document what this key holds in a call of CloudTrail";

ContextValue fill(Cell cell, const Trail& trail, const Bucket& bucket,
                  const CallDetail& detail) {
  switch (cell) {
    case Cell::Absent:
      return ContextValue::absent();
    case Cell::Unknown:
      return ContextValue::unknown(kUndocumented);
    case Cell::True:
      return ContextValue::present(Text("true"));
    case Cell::False:
      return ContextValue::present(Text("false"));
    case Cell::Service:
      return ContextValue::present(Text("cloudtrail.amazonaws.com"));
    case Cell::TrailArn:
      return ContextValue::present(trail.arn);
    case Cell::TrailAccount:
      return ContextValue::present(trail.account);
    case Cell::OrganizationId:
      return organization_id(trail);
    case Cell::TlsVersion:
      return ContextValue::present(Text(detail.variant == 0 ? "1.3" : "1.2"));
    case Cell::OwnerFullControl:
      return ContextValue::present(Text("bucket-owner-full-control"));
    case Cell::Algorithm:
      return ContextValue::present(Text(detail.algorithm));
    case Cell::KmsKey:
      return detail.kms_key.empty() ? ContextValue::absent()
                                    : ContextValue::present(detail.kms_key);
    case Cell::BucketAccount:
      return ContextValue::present(bucket.account);
    case Cell::BucketRegion:
      return ContextValue::present(bucket.region);
    case Cell::HeaderAuth:
      return ContextValue::present(Text("REST-HEADER"));
    case Cell::SignatureV4:
      return ContextValue::present(Text("AWS4-HMAC-SHA256"));
    case Cell::S3Arn:
      return ContextValue::present(detail.s3_arn);
    case Cell::ContextKeys:
      return ContextValue::present({Text("aws:cloudtrail:arn"), Text("aws:s3:arn")});
  }
  return ContextValue::unknown(kUndocumented);
}

}  // namespace

int variants_of(Call call) {
  return call == Call::GetBucketAcl || call == Call::PutObject ? 2 : 1;
}

iam::Context context_of(Call call, const Trail& trail, const Bucket& bucket,
                        const CallDetail& detail) {
  iam::Context context;
  context.set_default(ContextValue::unknown(kUndocumented));
  for (const Row& row : kRows) {
    const Cell cell = row.cells[static_cast<std::size_t>(call)];
    context.set(row.key, fill(cell, trail, bucket, detail));
  }
  return context;
}

std::vector<ContextSource> context_sources() {
  std::vector<ContextSource> sources;
  for (const Row& row : kRows) {
    sources.push_back({.key = std::string(row.key), .source = std::string(row.source)});
  }
  return sources;
}

}  // namespace trailseal::cloudtrail
