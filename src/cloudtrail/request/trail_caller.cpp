// Sources are AWS documentation pages by title:
//   global    IAM User Guide, "AWS global condition context keys"
//   fas       IAM User Guide, "Forward access sessions"
//   ct-s3     CloudTrail User Guide, "Amazon S3 bucket policy for CloudTrail"
//   ct-kms    CloudTrail User Guide, "Configure AWS KMS key policies for CloudTrail"
//   ct-sns    CloudTrail User Guide, "Amazon SNS topic policy for CloudTrail"
//   sample    CloudTrail's own records of its calls (userIdentity AWSService)
#include "cloudtrail/request/trail_caller.hpp"

#include <array>
#include <utility>

namespace trailseal::cloudtrail {
namespace {

using iam::ContextValue;

using CallerRow = ContextRow<1>;

// clang-format off
constexpr std::array kCallerKeys{
    CallerRow{"aws:SourceArn",                 {Content::SourceArn},      "ct-s3, ct-kms, ct-sns"},
    CallerRow{"aws:SourceAccount",             {Content::SourceAccount},  "ct-s3, ct-kms, ct-sns"},
    CallerRow{"aws:SourceOrgID",               {Content::OrganizationId}, "global"},
    CallerRow{"aws:SourceOrgPaths",            {Content::OrganizationPaths}, "global"},
    CallerRow{"aws:PrincipalIsAWSService",     {Content::True},           "global"},
    CallerRow{"aws:PrincipalServiceName",      {Content::Caller},         "global"},
    CallerRow{"aws:PrincipalServiceNamesList", {Content::Unknown},        "global: the list is not"},
    CallerRow{"aws:ViaAWSService",             {Content::False},          "global; fas words it differently"},
    CallerRow{"aws:CalledVia",                 {Content::Absent},         "global, fas"},
    CallerRow{"aws:CalledViaFirst",            {Content::Absent},         "global, fas"},
    CallerRow{"aws:CalledViaLast",             {Content::Absent},         "global, fas"},
    CallerRow{"aws:SecureTransport",           {Content::True},           "global, sample"},

    // Only principals that are members of an organization have these.
    CallerRow{"aws:PrincipalOrgID",            {Content::Absent},         "global"},
    CallerRow{"aws:PrincipalOrgPaths",         {Content::Absent},         "global"},
    // "All signed requests", say the pages, without a word on service principals.
    CallerRow{"aws:PrincipalArn",              {Content::Unknown},        "global: silent on services"},
    CallerRow{"aws:PrincipalAccount",          {Content::Unknown},        "global: silent on services"},
    CallerRow{"aws:PrincipalType",             {Content::Unknown},        "global: silent on services"},
    CallerRow{"aws:userid",                    {Content::Unknown},        "global: silent on services"},
    CallerRow{"aws:username",                  {Content::Unknown},        "global: silent on services"},
    CallerRow{"aws:PrincipalTag/*",            {Content::Unknown},        "global: silent on services"},

    // Network context belongs to VPC endpoints and to callers outside AWS.
    CallerRow{"aws:SourceVpc",                 {Content::Absent},         "global"},
    CallerRow{"aws:SourceVpcArn",              {Content::Absent},         "global"},
    CallerRow{"aws:SourceVpce",                {Content::Absent},         "global"},
    CallerRow{"aws:VpcSourceIp",               {Content::Absent},         "global"},
    CallerRow{"aws:VpceAccount",               {Content::Absent},         "global"},
    CallerRow{"aws:VpceOrgID",                 {Content::Absent},         "global"},
    CallerRow{"aws:VpceOrgPaths",              {Content::Absent},         "global"},
    CallerRow{"aws:SourceIp",                  {Content::Absent},         "global: hidden for service calls"},

    CallerRow{"aws:Referer",                   {Content::Absent},         "global"},
    CallerRow{"aws:MultiFactorAuthPresent",    {Content::Absent},         "global"},
    CallerRow{"aws:MultiFactorAuthAge",        {Content::Absent},         "global"},
    CallerRow{"aws:TokenIssueTime",            {Content::Absent},         "global"},
    CallerRow{"aws:FederatedProvider",         {Content::Absent},         "global"},
    CallerRow{"aws:SourceIdentity",            {Content::Absent},         "global"},
    CallerRow{"aws:RequestTag/*",              {Content::Absent},         "global"},
    CallerRow{"aws:TagKeys",                   {Content::Absent},         "global"},
    CallerRow{"aws:UserAgent",                 {Content::Caller},         "sample"},
    CallerRow{"aws:CurrentTime",               {Content::Unknown},        "global"},
    CallerRow{"aws:EpochTime",                 {Content::Unknown},        "global"},
};
// clang-format on
static_assert(is_sound(kCallerKeys));

ContextValue organization_id(const Trail::Organization& organization) {
  const bool owner = organization.covered.is_bool() && organization.covered.as_bool();
  if (organization.id_known || owner) return ContextValue::present(organization.id);
  return ContextValue::unknown(
      "it is not known whether the trail's account belongs to an organization (pass --org-id)");
}

/// Every path begins with the organization: `o-ID/r-ID/ou-ID/...`. What follows is one
/// more thing that nobody knows. IAM User Guide, "AWS global condition context keys".
ContextValue organization_paths(const ContextValue& id) {
  if (id.state != ContextValue::State::Present) return id;
  const Text rest = Text::of_symbol(
      {.id = "organization path of the trail's account", .name = "organizational unit"});
  return ContextValue::present(std::vector<Text>{id.values.front() + Text("/") + rest});
}

}  // namespace

ContextFacts caller_facts(const Trail& trail) {
  ContextFacts facts;
  facts.caller = kCloudTrail;
  facts.source_arn = trail.arn;
  facts.source_account = trail.account;
  facts.organization_id = organization_id(trail.organization);
  facts.organization_paths = organization_paths(facts.organization_id);
  return facts;
}

iam::Context caller_context(SharedFacts facts) {
  iam::Context context;
  context.set_default(value_of(Content::Unknown, *facts));
  add_rows(context, kCallerKeys, 0, std::move(facts));
  return context;
}

iam::Request trail_request(std::string action, Text resource, iam::Context context) {
  iam::Request request;
  request.caller.service = kCloudTrail;
  request.action = std::move(action);
  request.resource = std::move(resource);
  request.context = std::move(context);
  return request;
}

}  // namespace trailseal::cloudtrail
