// Sources are AWS documentation pages by title:
//   global    IAM User Guide, "AWS global condition context keys"
//   ct-s3     CloudTrail User Guide, "Amazon S3 bucket policy for CloudTrail"
//   s3-sse    S3 User Guide, "Using server-side encryption with AWS KMS keys"
//   s3-keys   Service Authorization Reference, "Condition keys for Amazon S3"
//   sample    CloudTrail's own records of its calls (userIdentity AWSService)
#include "cloudtrail/request/s3_request.hpp"

#include <array>
#include <utility>

#include "cloudtrail/request/context_table.hpp"
#include "cloudtrail/request/trail_caller.hpp"

namespace trailseal::cloudtrail {
namespace {

/// The columns of the table.
enum S3Call : std::size_t { kGetBucketAcl, kPutObject, kS3Calls };

using S3Row = ContextRow<kS3Calls>;

// clang-format off
constexpr std::array kS3Keys{
    //                                                        GetBucketAcl              PutObject
    // One production report: with both actions under `aws:SourceOrgID`, the ACL check kept
    // being denied. Control Tower has the condition on the write alone.
    S3Row{"aws:SourceOrgID",                                   {Content::PerhapsOrganizationId, Content::OrganizationId}, "global; github.com/ministryofjustice/modernisation-platform 10599, 11445"},
    S3Row{"aws:SourceOrgPaths",                                {Content::PerhapsOrganizationPaths, Content::OrganizationPaths}, "global; the same"},
    S3Row{"aws:RequestedRegion",                               {Content::ResourceRegion,  Content::ResourceRegion},  "global"},
    S3Row{"aws:ResourceAccount",                               {Content::ResourceAccount, Content::ResourceAccount}, "global"},
    S3Row{"aws:ResourceOrgID",                                 {Content::Unknown,         Content::Unknown},         "global"},
    S3Row{"aws:ResourceOrgPaths",                              {Content::Unknown,         Content::Unknown},         "global"},
    S3Row{"aws:ResourceTag/*",                                 {Content::Unknown,         Content::Unknown},         "global"},
    S3Row{"s3:ResourceAccount",                                {Content::ResourceAccount, Content::ResourceAccount}, "s3-keys"},
    S3Row{"s3:TlsVersion",                                     {Content::TlsVersion,      Content::TlsVersion},      "s3-keys: 1.2 or later"},
    S3Row{"s3:authType",                                       {Content::HeaderAuth,      Content::HeaderAuth},      "sample"},
    S3Row{"s3:signatureversion",                               {Content::SignatureV4,     Content::SignatureV4},     "sample"},
    S3Row{"s3:signatureAge",                                   {Content::Unknown,         Content::Unknown},         "s3-keys"},
    S3Row{"s3:x-amz-content-sha256",                           {Content::Unknown,         Content::Unknown},         "s3-keys"},
    S3Row{"s3:x-amz-acl",                                      {Content::Absent,          Content::OwnerFullControl}, "ct-s3, sample"},
    S3Row{"s3:x-amz-server-side-encryption",                   {Content::Absent,          Content::Algorithm},       "sample, s3-sse"},
    S3Row{"s3:x-amz-server-side-encryption-aws-kms-key-id",    {Content::Absent,          Content::KmsKey},          "s3-sse"},
    S3Row{"s3:x-amz-server-side-encryption-customer-algorithm", {Content::Absent,         Content::Absent},          "sample"},
    S3Row{"s3:x-amz-storage-class",                            {Content::Absent,          Content::Absent},          "sample"},
    S3Row{"s3:x-amz-metadata-directive",                       {Content::Absent,          Content::Absent},          "sample"},
    S3Row{"s3:x-amz-copy-source",                              {Content::Absent,          Content::Absent},          "sample"},
    S3Row{"s3:x-amz-website-redirect-location",                {Content::Absent,          Content::Absent},          "sample"},
    S3Row{"s3:x-amz-grant-*",                                  {Content::Absent,          Content::Absent},          "sample"},
    S3Row{"s3:RequestObjectTag/*",                             {Content::Absent,          Content::Absent},          "sample"},
    S3Row{"s3:RequestObjectTagKeys",                           {Content::Absent,          Content::Absent},          "sample"},
    S3Row{"s3:object-lock-*",                                  {Content::Absent,          Content::Absent},          "sample"},
    S3Row{"s3:DataAccessPointArn",                             {Content::Absent,          Content::Absent},          "s3-keys"},
    S3Row{"s3:DataAccessPointAccount",                         {Content::Absent,          Content::Absent},          "s3-keys"},
    S3Row{"s3:AccessPointNetworkOrigin",                       {Content::Absent,          Content::Absent},          "s3-keys"},
    S3Row{"kms:*",                                             {Content::Absent,          Content::Absent},          "s3-keys: keys of KMS are not among them"},
};
// clang-format on
static_assert(is_sound(kS3Keys));

iam::Context context_of(S3Call call, ContextFacts facts, const Bucket& bucket,
                        TlsVersion tls) {
  facts.resource_account = bucket.account;
  facts.resource_region = bucket.region;
  facts.tls_version = tls == TlsVersion::Tls13 ? "1.3" : "1.2";
  const SharedFacts shared = share(std::move(facts));
  iam::Context context = caller_context(shared);
  add_rows(context, kS3Keys, call, shared);
  return context;
}

}  // namespace

iam::Request get_bucket_acl_request(const Trail& trail, const Bucket& bucket,
                                    TlsVersion tls) {
  return trail_request("s3:GetBucketAcl", bucket.arn,
                       context_of(kGetBucketAcl, caller_facts(trail), bucket, tls));
}

iam::Request put_object_request(const Trail& trail, const Bucket& bucket,
                                const Text& path, const EncryptionHeader& header,
                                TlsVersion tls) {
  ContextFacts facts = caller_facts(trail);
  facts.algorithm = header.algorithm;
  facts.kms_key = header.kms_key;
  return trail_request("s3:PutObject", bucket.arn + Text("/") + path,
                       context_of(kPutObject, std::move(facts), bucket, tls));
}

}  // namespace trailseal::cloudtrail
