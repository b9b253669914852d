// S3 looks at one thing beyond the document: while `BlockPublicPolicy` is on, it refuses
// to save a policy that lets everyone in (S3 User Guide, "Blocking public access to your
// Amazon S3 storage"). So the order of deployment decides:
//
//   the switch stands before the policy is saved    as the switch says
//   it is set at the same time, or later            unknown: S3 starts every new bucket
//                                                   with the switch on
#include "cloudtrail/policy_acceptance.hpp"

#include <utility>
#include <vector>

#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/change.hpp"
#include "cloudtrail/grant_scope.hpp"
#include "cloudtrail/separate_resource.hpp"
#include "iam/acceptance.hpp"

namespace trailseal::cloudtrail {
namespace {

Place at(const PolicyInForce& in_force, Position position) {
  Place place = in_force.place;
  if (position.line != 0 && place.position.line != 0) place.position = position;
  return place;
}

PlacedAnswer answer_of(const PolicyInForce& in_force, const iam::Acceptance& found) {
  if (!found.refusals.empty()) {
    PlacedAnswer refused = yes(at(in_force, found.refusals.front().position));
    refused.verdict = Verdict::Fails;
    for (const iam::PolicyProblem& refusal : found.refusals) {
      refused.why.emplace_back(refusal.message);
    }
    return refused;
  }
  if (!found.doubt.empty()) return unknown(found.doubt, at(in_force, found.doubtful));
  return yes(in_force.place);
}

/// What one public access block says of public policies when `policy` is saved.
Verdict blocks(const ResourceGraph& graph, const Resource& block,
               const Resource& policy) {
  const Value on = bool_or(block.attributes["block_public_policy"], false);
  const bool first = !is_touched(block) || graph.waits_for(policy, block);
  return on.is_bool() && first ? verdict_of(on.as_bool()) : Verdict::Unknown;
}

/// The switches of the whole account.
Verdict account_blocks(const ResourceGraph& graph, const Bucket& bucket) {
  Verdict any = Verdict::Fails;
  for (const Resource* block : resources_in(graph, ResourceKind::AccountPublicAccessBlock,
                                            bucket.account, Likeness::Possible)) {
    const Verdict here = equal(block->account, bucket.account);
    any = either(any, both(here, blocks(graph, *block, *bucket.policy.resource)));
  }
  return any;
}

/// The switches of the bucket itself.
Verdict bucket_blocks(const ResourceGraph& graph, const Bucket& bucket) {
  const SeparateResources found =
      separate_resources_of(graph, {bucket.name}, ResourceKind::BucketPublicAccessBlock);
  if (found.certain.size() == 1 && found.possible.empty()) {
    return blocks(graph, *found.certain.front(), *bucket.policy.resource);
  }
  if (!found.certain.empty() || !found.possible.empty()) return Verdict::Unknown;
  if (bucket.resource == nullptr) return Verdict::Fails;
  const Value& own = attribute(*bucket.resource, {"", "PublicAccessBlockConfiguration"});
  if (own.is_unknown()) return Verdict::Unknown;
  if (own.is_map()) {
    const Value on = bool_or(own["BlockPublicPolicy"], false);
    return on.is_bool() ? verdict_of(on.as_bool()) : Verdict::Unknown;
  }
  // Of an existing bucket the inputs may leave it out.
  return is_created(*bucket.resource) ? Verdict::Unknown : Verdict::Fails;
}

/// Does S3 refuse the policy because it is public?
PlacedAnswer passes_block(const ResourceGraph& graph, const Bucket& bucket) {
  PlacedAnswer closed = keeps_public_out(bucket);
  if (closed.verdict == Verdict::Holds) return closed;
  const Verdict blocked =
      either(bucket_blocks(graph, bucket), account_blocks(graph, bucket));
  if (blocked == Verdict::Fails) return yes(bucket.policy.place);
  if (blocked == Verdict::Holds && closed.verdict == Verdict::Fails) {
    closed.why.emplace_back(
        "`BlockPublicPolicy` is on before the policy is saved, so S3 rejects a policy "
        "that allows everyone");
    return closed;
  }
  const char* const what =
      blocked == Verdict::Holds
          ? "whether S3 treats the policy as public, which `BlockPublicPolicy` rejects"
          : "whether `BlockPublicPolicy` is off when the policy is saved: the policy "
            "allows everyone, and `BlockPublicPolicy` is on for every new bucket";
  return unknown(
      {.what = what,
       .help = "limit the grant, or turn `BlockPublicPolicy` off before the policy is "
               "created"},
      closed.place);
}

/// Several resources that set one policy are saved one after the other: each of them has
/// to be accepted.
template <typename Owner, typename Ask>
std::optional<PlacedAnswer> ask_all(const Owner& owner, Ask ask) {
  std::optional<PlacedAnswer> worst;
  Owner assumed = owner;  // once: it has all of them
  for (const PolicyInForce& one : owner.policy.alternatives) {
    assumed.policy = one;
    const std::optional<PlacedAnswer> answer = ask(assumed);
    if (!worst) {
      worst = answer;
    } else if (answer) {
      worst->worsen(*answer);
    }
  }
  return worst;
}

}  // namespace

std::optional<PlacedAnswer> is_accepted(const ResourceGraph& graph,
                                        const Bucket& bucket) {
  if (!bucket.policy.alternatives.empty()) {
    return ask_all(bucket, [&](const Bucket& one) { return is_accepted(graph, one); });
  }
  const PolicyInForce& in_force = bucket.policy;
  if (!in_force.saved) return std::nullopt;
  const iam::PolicyTarget target{.kind = iam::PolicyKind::Resource,
                                 .arn = bucket.arn,
                                 .partition = bucket.partition};
  PlacedAnswer found = answer_of(in_force, iam::acceptance_of(in_force.policy, target));
  if (!in_force.policy.open) found.worsen(passes_block(graph, bucket));
  return found;
}

std::optional<PlacedAnswer> is_accepted(const Key& key) {
  if (!key.policy.alternatives.empty()) {
    return ask_all(key, [](const Key& one) { return is_accepted(one); });
  }
  if (!key.policy.saved) return std::nullopt;
  const iam::PolicyTarget target{.kind = iam::PolicyKind::Key,
                                 .arn = key.arn,
                                 .partition = key.policy.resource->partition};
  return answer_of(key.policy, iam::acceptance_of(key.policy.policy, target));
}

}  // namespace trailseal::cloudtrail
