// From the strongest to the weakest:
//
//   1. a separate resource that names the owner. Of several the one counts that is applied
//      last; where none is, what all of them say is certain. One that may not exist or
//      whose owner is not known leaves the policy open
//   2. the owner's own argument
//   3. for an owner created here, the service's default, unless parts of the deployment
//      that were not read may set one
//   4. for an owner that exists, what the state says
//
// A separate policy that is deleted puts the default back, unless the owner's own
// argument is set at the same time.
#include "cloudtrail/policy_in_force.hpp"

#include <algorithm>
#include <utility>

#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/change.hpp"
#include "iam/policy_check.hpp"

namespace trailseal::cloudtrail {

// clang-format off

// S3 User Guide, "Bucket policies for Amazon S3": a new bucket has none.
const PolicyRow kBucketPolicy{
    .noun = "bucket",
    .title = "the bucket policy",
    .separate = ResourceKind::BucketPolicy,
    .own = {"policy", ""},
    .none = "has no bucket policy",
    .help = "also pass the plan or template that declares the bucket",
    .half_known = HalfKnown::Differs,
    .stays_while_deleted = false,
};

// KMS Developer Guide, "Default key policy": the key of an API call without a policy.
// "Deleting AWS KMS keys": a key waits for its deletion for a week or more.
const PolicyRow kKeyPolicy{
    .noun = "key",
    .title = "",
    .separate = ResourceKind::KeyPolicy,
    .own = {"policy", "KeyPolicy"},
    .none = "has no key policy, so it gets the default key policy, which allows only "
            "IAM identities of its own account",
    .help = "also pass the plan or template that declares the key",
    .half_known = HalfKnown::Differs,
    .stays_while_deleted = true,
};

// SNS Developer Guide, "Overview of managing access in Amazon SNS". ARNs of topics follow
// from their names, so people write them by hand.
const PolicyRow kTopicPolicy{
    .noun = "topic",
    .title = "",
    .separate = ResourceKind::TopicPolicy,
    .own = {"policy", ""},
    .none = "has no topic policy, so it gets the default topic policy, which allows "
            "only its own account",
    .help = "also pass the plan or template that declares the topic",
    .half_known = HalfKnown::MayBeEqual,
    .stays_while_deleted = false,
};

// clang-format on

namespace {

/// Where separate resources of all kinds have the policy.
constexpr Spelling kSeparatePolicy{"policy", "PolicyDocument"};

/// A macro may grant more than is written; what is written stays.
void add_open_statement(const Resource& resource, iam::Policy& policy) {
  const Unknown& why = resource.otherwise.as_unknown();
  policy.statements.push_back({.effect = iam::Statement::Effect::Allow,
                               .open = true,
                               .reason = why.reason,
                               .help = why.help,
                               .index = policy.statements.size()});
}

PolicyInForce no_policy(const PolicyRow& row, const PolicyOwner& owner) {
  PolicyInForce none;
  none.place = owner.place;
  none.note = owner.label + " " + std::string(row.none);
  return none;
}

/// The attribute is not what it was before this deployment.
bool is_changed(const Resource& resource, Spelling path) {
  return is_created(resource) ||
         (is_touched(resource) &&
          !(resource.before.at_path(path.of(resource)) == attribute(resource, path)));
}

/// Can a resource of its own set the policy in the owner's language?
bool may_be_separate(const PolicyRow& row, const Resource& resource) {
  const Spelling types{terraform_type(row.separate), cloudformation_type(row.separate)};
  return !types.of(resource).empty();
}

PolicyInForce own_policy(const ResourceGraph& graph, const PolicyRow& row,
                         const PolicyOwner& owner, bool separate_deleted) {
  const Resource& resource = *owner.resource;
  const Value& own = attribute(resource, row.own);
  const bool stays = !separate_deleted || is_changed(resource, row.own);
  if (!is_left_open(resource, own) && stays) return policy_at(resource, row.own);
  if (!separate_deleted && !is_created(resource) && !own.is_literal("")) {
    return unseen_policy("the policy of " + owner.label + " is not in the state", "",
                         owner.place);
  }
  const Additions& additions = graph.additions(resource.input);
  if (!additions.reason.empty() && may_be_separate(row, resource)) {
    return unseen_policy(additions.reason, additions.help, owner.place);
  }
  return no_policy(row, owner);
}

/// Do all of them set the same document?
bool are_equal(const std::vector<const Resource*>& resources) {
  const Value& first = attribute(*resources.front(), kSeparatePolicy);
  return !first.is_unknown() &&
         std::all_of(resources.begin(), resources.end(), [&](const Resource* r) {
           return attribute(*r, kSeparatePolicy) == first;
         });
}

PolicyInForce separate_policy_at(const Resource& resource) {
  PolicyInForce policy = policy_at(resource, kSeparatePolicy);
  policy.separate = true;
  return policy;
}

/// The owner's own argument, where this deployment sets it beside a separate resource: the
/// separate one is made later and wins, until the next apply.
bool sets_own(const PolicyRow& row, const PolicyOwner& owner, const Resource& separate,
              const ResourceGraph& graph) {
  if (owner.resource == nullptr || !is_created(*owner.resource)) return false;
  return graph.together(*owner.resource, separate) &&
         !is_left_open(*owner.resource, attribute(*owner.resource, row.own));
}

PolicyInForce separate_policy(const ResourceGraph& graph, const PolicyRow& row,
                              const PolicyOwner& owner, const SeparateResources& found,
                              const std::string& reason) {
  const std::vector<const Resource*>& all = found.certain;
  const Resource* decisive = are_equal(all) ? all.front() : applied_last(graph, all);
  PolicyInForce policy;
  if (decisive != nullptr) {
    policy = separate_policy_at(*decisive);
  } else {
    policy = unseen_policy(reason, "put all statements into one of them", owner.place);
    for (const Resource* each : all) {
      policy.alternatives.push_back(separate_policy_at(*each));
    }
  }
  policy.setters = rivals_among(all);
  policy.possible_setters = found.possible;
  if (policy.setters.empty() && sets_own(row, owner, *all.front(), graph)) {
    policy.setters = {owner.resource, all.front()};
  }
  return policy;
}

}  // namespace

PolicyInForce policy_in_force(const ResourceGraph& graph, const PolicyRow& row,
                              const PolicyOwner& owner) {
  const bool deleted =
      owner.resource != nullptr && owner.resource->change == Change::Delete;
  if (deleted && !row.stays_while_deleted) {
    return unseen_policy(owner.label + " is deleted by this plan", "", owner.place);
  }
  const Resource* from = owner.resource != nullptr ? owner.resource : owner.from;
  const SeparateResources found =
      separate_resources_of(graph, owner.names, row.separate, row.half_known, from);
  const std::string title =
      row.title.empty() ? "the policy of " + owner.label : std::string(row.title);
  const std::string reason = unknown_reason(found, title, std::string(row.noun));
  if (!found.certain.empty()) return separate_policy(graph, row, owner, found, reason);
  if (!reason.empty()) return unseen_policy(reason, "", owner.place);
  if (owner.resource != nullptr) return own_policy(graph, row, owner, found.deleted);
  if (found.deleted) return no_policy(row, owner);
  return unseen_policy(owner.label + " is not in any input", std::string(row.help),
                       owner.place);
}

PolicyInForce policy_at(const Resource& resource, Spelling path) {
  PolicyInForce found;
  found.resource = &resource;
  found.attribute = path.of(resource);
  found.place = place_of(resource, path);
  found.saved = is_changed(resource, path);
  auto parsed = iam::parse_checked_policy(attribute(resource, path));
  if (parsed.ok()) {
    found.policy = std::move(*parsed);
    if (resource.otherwise.is_unknown()) add_open_statement(resource, found.policy);
    if (found.policy.open && found.policy.reason.empty()) {
      found.policy.reason = "the policy of `" + resource.address + "` is not known";
    }
  } else {
    found.policy.open = true;
    found.policy.reason = "the policy of `" + resource.address +
                          "` cannot be read: " + parsed.error().message;
    found.policy.problems.push_back({.message = parsed.error().message, .refused = true});
  }
  return found;
}

PolicyInForce unseen_policy(std::string reason, std::string help, Place place,
                            std::string cause) {
  PolicyInForce unseen;
  unseen.policy.open = true;
  unseen.policy.reason = std::move(reason);
  unseen.policy.help = std::move(help);
  unseen.policy.cause = std::move(cause);
  unseen.place = std::move(place);
  return unseen;
}

}  // namespace trailseal::cloudtrail
