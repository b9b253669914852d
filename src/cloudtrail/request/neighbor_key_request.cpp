// Both keys have to let CloudTrail make data keys and decrypt; a key that serves the
// trail's files need not: its statement is often bound to the trail's encryption context,
// which these calls do not carry. Sources are AWS documentation pages by title:
//   global    IAM User Guide, "AWS global condition context keys"
//   ct-sns    CloudTrail User Guide, "Amazon SNS topic policy for CloudTrail"
//   sns-kms   SNS Developer Guide, "Amazon SNS key management"
//   ct-lake   CloudTrail User Guide, "Configure AWS KMS key policies for CloudTrail", event
//             data stores: `aws:SourceArn` and `aws:SourceAccount` are not supported
//   kms       KMS Developer Guide, "AWS KMS condition keys"
//   report    github.com/kortix-ai/suna, pull requests 4642 and 5250: Decrypt alone and a
//             statement with `kms:EncryptionContext:aws:cloudtrail:arn` are refused
#include "cloudtrail/request/neighbor_key_request.hpp"

#include <array>
#include <utility>

#include "cloudtrail/key_obstacle.hpp"
#include "cloudtrail/request/context_table.hpp"
#include "cloudtrail/request/trail_caller.hpp"

namespace trailseal::cloudtrail {
namespace {

/// The columns of the table.
enum NeighborCall : std::size_t { kOfTopic, kOfStore, kNeighborCalls };

using NeighborKeyRow = ContextRow<kNeighborCalls>;

// clang-format off
constexpr std::array kNeighborKeys{
    //                                              topic                     event data store
    NeighborKeyRow{"aws:RequestedRegion",                     {Content::ResourceRegion,  Content::ResourceRegion},  "global"},
    NeighborKeyRow{"aws:ResourceAccount",                     {Content::ResourceAccount, Content::ResourceAccount}, "global"},
    NeighborKeyRow{"aws:ResourceOrgID",                       {Content::Unknown,         Content::Unknown},         "global"},
    NeighborKeyRow{"aws:ResourceOrgPaths",                    {Content::Unknown,         Content::Unknown},         "global"},
    NeighborKeyRow{"aws:ResourceTag/*",                       {Content::Unknown,         Content::Unknown},         "global"},
    NeighborKeyRow{"kms:EncryptionContext:aws:cloudtrail:arn", {Content::Absent,         Content::Unknown},         "report"},
    NeighborKeyRow{"kms:EncryptionContext:aws:s3:arn",        {Content::Absent,          Content::Absent},          "sns-kms, ct-lake: no bucket is written to"},
    NeighborKeyRow{"kms:EncryptionContext:*",                 {Content::Unknown,         Content::Unknown},         "sns-kms, ct-lake: not said"},
    NeighborKeyRow{"kms:EncryptionContextKeys",               {Content::Unknown,         Content::Unknown},         "sns-kms, ct-lake: not said"},
    NeighborKeyRow{"kms:ViaService",                          {Content::Unknown,         Content::Unknown},         "kms: for IAM principals"},
    NeighborKeyRow{"kms:CallerAccount",                       {Content::Unknown,         Content::Unknown},         "kms: silent on services"},
    NeighborKeyRow{"kms:GrantIsForAWSResource",               {Content::Absent,          Content::Absent},          "kms: CreateGrant only"},
    NeighborKeyRow{"s3:*",                                    {Content::Absent,          Content::Absent},          "kms: keys of S3 are not among them"},
};
// clang-format on
static_assert(is_sound(kNeighborKeys));

/// The owner of a key, as far as the key has to fit it.
struct KeyOwner {
  const std::string& label;
  const Text& region;
  std::string purpose{};  ///< what the key encrypts
};

/// A key of the wrong kind or region serves nobody, whatever its policy says.
Decision decide_fit(const Key& key, const KeyOwner& owner) {
  Decision fit{.place = key.place};
  fit.why = obstacles_of(key, owner.purpose);
  if (is_usable(key.properties) == Verdict::Fails) fit.outcome = iam::Outcome::NotAllowed;
  if (equal(key.region, owner.region) == Verdict::Fails) {
    fit.outcome = iam::Outcome::NotAllowed;
    fit.why.emplace_back(key.label + " is in " + key.region.display() + ", " +
                         owner.label + " in " + owner.region.display());
  }
  return fit;
}

Decision decide_key(const Key& key, const iam::Context& context, const KeyOwner& owner) {
  Decision worst{.place = key.policy.place};
  for (const char* action : {"kms:GenerateDataKey", "kms:Decrypt"}) {
    worst.worsen(decide(key.policy, trail_request(action, key.arn, context),
                        iam::PolicyKind::Key));
  }
  Decision fit = decide_fit(key, owner);
  // What is wrong with the key itself comes before what its policy lacks.
  if (fit.allowed() == Verdict::Fails) return fit;
  return worst;
}

iam::Context context_of(NeighborCall call, ContextFacts facts, const Key& key) {
  facts.resource_account = key.account;
  facts.resource_region = key.region;
  const SharedFacts shared = share(std::move(facts));
  iam::Context context = caller_context(shared);
  add_rows(context, kNeighborKeys, call, shared);
  return context;
}

}  // namespace

Decision decide_topic_key(const Trail& trail, const Topic& topic) {
  return decide_key(
      *topic.key, context_of(kOfTopic, caller_facts(trail), *topic.key),
      {.label = topic.label, .region = topic.region, .purpose = "notifications"});
}

Decision decide_store_key(const EventDataStore& store) {
  ContextFacts facts;
  facts.caller = kCloudTrail;
  facts.organization_id = iam::ContextValue::unknown(
      "AWS does not document its value in a request for an event data store");
  return decide_key(
      *store.key, context_of(kOfStore, std::move(facts), *store.key),
      {.label = store.label, .region = store.resource->region, .purpose = "events"});
}

}  // namespace trailseal::cloudtrail
