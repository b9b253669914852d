// Sources are AWS documentation pages by title:
//   global    IAM User Guide, "AWS global condition context keys"
//   ct-uses   CloudTrail User Guide, "How AWS CloudTrail uses AWS KMS"
//   kms       KMS Developer Guide, "AWS KMS condition keys"
#include "cloudtrail/request/kms_request.hpp"

#include <array>
#include <utility>

#include "cloudtrail/request/context_table.hpp"
#include "cloudtrail/request/trail_caller.hpp"

namespace trailseal::cloudtrail {
namespace {

using KmsRow = ContextRow<4>;

constexpr std::array<const char*, 4> kActions{
    "kms:GenerateDataKey", "kms:GenerateDataKey", "kms:Decrypt", "kms:DescribeKey"};

constexpr KmsRow in_all(std::string_view key, Content content, std::string_view source) {
  return {key, {content, content, content, content}, source};
}

// clang-format off
constexpr std::array kKmsKeys{
    // KMS is asked for the key: its account and region count, not those of the bucket.
    in_all("aws:RequestedRegion",   Content::ResourceRegion,  "global"),
    in_all("aws:ResourceAccount",   Content::ResourceAccount, "global"),
    in_all("aws:ResourceOrgID",     Content::Unknown,         "global"),
    in_all("aws:SourceOrgID",       Content::PerhapsOrganizationId,    "global: silent on calls to KMS"),
    in_all("aws:SourceOrgPaths",    Content::PerhapsOrganizationPaths, "global: silent on calls to KMS"),
    in_all("aws:ResourceOrgPaths",  Content::Unknown,         "global"),
    in_all("aws:ResourceTag/*",     Content::Unknown,         "global"),

    // DescribeKey takes no encryption context.
    //                                               at creation           at delivery           Decrypt               DescribeKey
    KmsRow{"kms:EncryptionContext:aws:cloudtrail:arn", {Content::SourceArn,   Content::SourceArn,   Content::SourceArn,   Content::Absent},  "ct-uses, kms"},
    KmsRow{"kms:EncryptionContext:aws:s3:arn",         {Content::S3Arn,       Content::S3Arn,       Content::S3Arn,       Content::Absent},  "ct-uses"},
    KmsRow{"kms:EncryptionContextKeys",                {Content::ContextKeys, Content::ContextKeys, Content::ContextKeys, Content::Absent},  "ct-uses"},
    KmsRow{"kms:ViaService",                           {Content::Absent,      Content::Unknown,     Content::Unknown,     Content::Absent},  "kms: for IAM principals"},

    in_all("kms:EncryptionContext:*",   Content::Absent,  "ct-uses"),
    in_all("kms:CallerAccount",         Content::Unknown, "kms: silent on services"),
    in_all("kms:GrantIsForAWSResource", Content::Absent,  "kms: CreateGrant only"),
    in_all("kms:RequestAlias",          Content::Absent,  "kms: CloudTrail keeps the key's ARN"),
    in_all("s3:*",                      Content::Absent,  "kms: keys of S3 are not among them"),
};
// clang-format on
static_assert(is_sound(kKmsKeys));

}  // namespace

iam::Request kms_request(KmsCall call, const Trail& trail, const Key& key,
                         const Text& s3_arn) {
  const auto column = static_cast<std::size_t>(call);
  ContextFacts facts = caller_facts(trail);
  facts.resource_account = key.account;
  facts.resource_region = key.region;
  facts.s3_arn = s3_arn;
  const SharedFacts shared = share(std::move(facts));
  iam::Context context = caller_context(shared);
  add_rows(context, kKmsKeys, column, shared);
  return trail_request(kActions[column], key.arn, std::move(context));
}

}  // namespace trailseal::cloudtrail
