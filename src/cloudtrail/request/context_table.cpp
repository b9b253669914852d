#include "cloudtrail/request/context_table.hpp"

namespace trailseal::cloudtrail {
namespace {

using iam::ContextValue;

const char* const kUndocumented =
    "AWS does not document the value of this key in a request of CloudTrail";

/// A key of which AWS does not say that this call has it.
ContextValue perhaps(const ContextValue& value) {
  return value.as_possible(
      "AWS does not document whether this request of CloudTrail has the key",
      "limit this action with `aws:SourceArn` or `aws:SourceAccount` instead");
}

ContextValue text(const Text& value) {
  return value.empty() ? ContextValue::absent() : ContextValue::present(value);
}

}  // namespace

ContextValue value_of(Content content, const ContextFacts& facts) {
  switch (content) {
    case Content::Absent:
      return ContextValue::absent();
    case Content::Unknown:
      break;
    case Content::True:
      return text("true");
    case Content::False:
      return text("false");
    case Content::Caller:
      return text(facts.caller);
    case Content::SourceArn:
      return text(facts.source_arn);
    case Content::SourceAccount:
      return text(facts.source_account);
    case Content::OrganizationId:
      return facts.organization_id;
    case Content::OrganizationPaths:
      return facts.organization_paths;
    case Content::PerhapsOrganizationId:
      return perhaps(facts.organization_id);
    case Content::PerhapsOrganizationPaths:
      return perhaps(facts.organization_paths);
    case Content::ResourceAccount:
      return text(facts.resource_account);
    case Content::ResourceRegion:
      return text(facts.resource_region);
    case Content::TlsVersion:
      return text(Text(facts.tls_version));
    case Content::HeaderAuth:
      return text("REST-HEADER");
    case Content::SignatureV4:
      return text("AWS4-HMAC-SHA256");
    case Content::OwnerFullControl:
      return text("bucket-owner-full-control");
    case Content::Algorithm:
      return text(Text(facts.algorithm));
    case Content::KmsKey:
      return text(facts.kms_key);
    case Content::S3Arn:
      return text(facts.s3_arn);
    case Content::LogGroupArn:
      return text(facts.log_group_arn);
    case Content::ContextKeys:
      return ContextValue::present({Text("aws:cloudtrail:arn"), Text("aws:s3:arn")});
  }
  return ContextValue::unknown(kUndocumented);
}

}  // namespace trailseal::cloudtrail
