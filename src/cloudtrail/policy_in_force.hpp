// The policy that will hang on a bucket or a key after deployment, and where it stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cloudtrail/spelling.hpp"
#include "cloudtrail/subject.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::cloudtrail {

struct PolicyInForce {
  iam::Policy policy{};
  /// The resource that carries it; null where there is none or it is not known.
  const Resource* resource = nullptr;
  /// Is it a resource of its own, so that its place in the order of deployment counts?
  bool separate = false;
  Place place{};
  /// Said instead of a statement where there is none: "the bucket has no policy".
  std::string note{};
};

/// Reads a policy attribute; a policy that cannot be parsed is an open one that says so.
PolicyInForce policy_at(const Resource& resource, Spelling path);

/// A policy nobody can see.
PolicyInForce unseen_policy(std::string reason, std::string help, Place place);

}  // namespace trailseal::cloudtrail
