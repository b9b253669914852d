// Sources are AWS documentation pages by title:
//   global    IAM User Guide, "AWS global condition context keys"
//   sns       SNS Developer Guide, "Amazon SNS policy keys"
#include "cloudtrail/request/sns_request.hpp"

#include <array>
#include <utility>

#include "cloudtrail/request/context_table.hpp"
#include "cloudtrail/request/trail_caller.hpp"
#include "cloudtrail/request/trail_owner.hpp"

namespace trailseal::cloudtrail {
namespace {

using SnsRow = ContextRow<1>;

// clang-format off
constexpr std::array kSnsKeys{
    // A topic is published on in its own region.
    SnsRow{"aws:RequestedRegion",  {Content::ResourceRegion},  "global"},
    SnsRow{"aws:ResourceAccount",  {Content::ResourceAccount}, "global"},
    SnsRow{"aws:ResourceOrgID",    {Content::Unknown},         "global"},
    SnsRow{"aws:ResourceOrgPaths", {Content::Unknown},         "global"},
    SnsRow{"aws:ResourceTag/*",    {Content::Unknown},         "global"},
    SnsRow{"sns:*",                {Content::Absent},          "sns: of Subscribe only"},
    SnsRow{"s3:*",                 {Content::Absent},          "sns: keys of S3 are not among them"},
    SnsRow{"kms:*",                {Content::Absent},          "sns: keys of KMS are not among them"},
};
// clang-format on
static_assert(is_sound(kSnsKeys));

}  // namespace

Decision decide_publish(const Trail& trail, const Topic& topic) {
  // Where the topic is in no input and nothing sets its policy, that is what is missing.
  if (topic.resource == nullptr && topic.policy.policy.open &&
      topic.policy.resource == nullptr) {
    return undecidable(
        {.what = topic.policy.policy.reason, .help = topic.policy.policy.help},
        topic.place);
  }
  return decide_for_owner(trail, [&](const Trail& owned) {
    ContextFacts facts = caller_facts(owned);
    facts.resource_account = topic.account;
    facts.resource_region = topic.region;
    const SharedFacts shared = share(std::move(facts));
    iam::Context context = caller_context(shared);
    add_rows(context, kSnsKeys, 0, shared);
    return decide(topic.policy,
                  trail_request("SNS:Publish", topic.arn, std::move(context)),
                  iam::PolicyKind::Resource);
  });
}

}  // namespace trailseal::cloudtrail
