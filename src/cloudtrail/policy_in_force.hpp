// The policy that will hang on a bucket, a key or a topic after deployment, and where it
// stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aws/resource_kind.hpp"
#include "cloudtrail/separate_resource.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::cloudtrail {

struct PolicyInForce {
  iam::Policy policy{};
  /// The resource that carries it; null where there is none or it is not known.
  const Resource* resource = nullptr;
  /// Dotted path of the attribute of that resource which has the document.
  std::string attribute{};
  /// Is it a resource of its own, so that its place in the order of deployment counts?
  bool separate = false;
  /// Does this deployment save it, so that the service has to accept it?
  bool saved = false;
  Place place{};
  /// Of a key that an export tells of: its grants, which admit besides the policy. Absent
  /// elsewhere.
  Value grants{};
  /// Stands for a statement where there is none: "the bucket has no policy".
  std::string note{};
  /// The resources that set it and overwrite each other; empty where one or none does.
  std::vector<const Resource*> setters{};
  /// Those that may set it as well: their owner or their existence is not known.
  std::vector<const Resource*> possible_setters{};
  /// Where several set it and none is sure to be applied last: what each of them says. The
  /// policy itself is open then.
  std::vector<PolicyInForce> alternatives{};
};

/// How a kind of resource gets its policy.
struct PolicyRow {
  std::string_view noun;     ///< `bucket`
  std::string_view title;    ///< `the bucket policy`; empty: "the policy of ..."
  ResourceKind separate;     ///< the kind of separate resource that sets it
  Spelling own;              ///< the argument of the resource itself
  std::string_view none;     ///< the default of a resource without one, in words
  std::string_view help;     ///< where the resource is in no input
  HalfKnown half_known;      ///< what a half known owner of a separate policy says
  bool stays_while_deleted;  ///< a deleted key keeps its policy until it is gone
};

extern const PolicyRow kBucketPolicy;
extern const PolicyRow kKeyPolicy;
extern const PolicyRow kTopicPolicy;

/// Whose policy is asked for.
struct PolicyOwner {
  const Resource* resource = nullptr;  ///< null: not in any input
  std::vector<Text> names{};           ///< by which a separate policy may name it
  std::string label{};                 ///< what to call it in a sentence
  Place place{};                       ///< where to point if it has no policy
  const Resource* from = nullptr;      ///< who asks, where the owner is in no input
};

/// The one that will hold: the separate one, else the owner's own, else the default of a
/// new resource. Open where several, half known or unread resources leave it open.
PolicyInForce policy_in_force(const ResourceGraph& graph, const PolicyRow& row,
                              const PolicyOwner& owner);

/// Reads a policy attribute; a policy that cannot be parsed is an open one that says so.
PolicyInForce policy_at(const Resource& resource, Spelling path);

/// A policy nobody can see.
/// `cause` is what the reason goes back to, where that is less.
PolicyInForce unseen_policy(std::string reason, std::string help, Place place,
                            std::string cause = {});

}  // namespace trailseal::cloudtrail
