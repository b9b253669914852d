// Decision: the answer of a policy to one kind of request, over all its instances.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/evidence.hpp"
#include "base/missing.hpp"
#include "base/verdict.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "graph/place.hpp"
#include "iam/evaluator.hpp"
#include "iam/match/request.hpp"

namespace trailseal::cloudtrail {

struct Decision {
  iam::Outcome outcome = iam::Outcome::Allowed;
  std::vector<Evidence> why{};  ///< the statement and the part of it that decided
  Missing missing{};            ///< for Unknown
  Place place{};
  /// The request that was put to the policy; null where none was.
  std::shared_ptr<const iam::Request> request{};

  /// Is the request allowed? Denied and not allowed are both refusals.
  Verdict allowed() const;

  /// Leaves the answer open: `what` is missing.
  void make_unknown(Missing what);

  /// Takes another answer where it is worse: a refusal beats an unknown, an unknown a
  /// permission.
  void worsen(Decision other);
};

/// Puts the request to the policy.
Decision decide(const PolicyInForce& policy, const iam::Request& request,
                iam::PolicyKind kind);

/// Whether an answer may hang on what the request has under a condition key.
bool may_ask_for(const PolicyInForce& policy, std::string_view key);

/// A request that nobody can decide.
Decision undecidable(Missing missing, Place place);

/// Two assumptions about one request: only what both say is certain, and `difference`
/// tells them apart.
Decision agree(const Decision& a, const Decision& b, const std::string& difference);

}  // namespace trailseal::cloudtrail
