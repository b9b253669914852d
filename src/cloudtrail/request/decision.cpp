#include "cloudtrail/request/decision.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "cloudtrail/request/key_grant.hpp"
#include "iam/explain/explanation.hpp"

namespace trailseal::cloudtrail {
namespace {

/// The policy's own place, on the line of the statement that decided where there is one.
Place place_of_explanation(const PolicyInForce& policy, const iam::Explanation& found) {
  Place place = policy.place;
  if (found.decisive == iam::Explanation::npos) return place;
  const Position position = found.trace[found.decisive].position;
  if (position.line != 0 && place.position.line != 0) place.position = position;
  return place;
}

/// What all policies say that may be in force; nothing where they differ.
std::optional<Decision> agreement(const PolicyInForce& policy,
                                  const iam::Request& request, iam::PolicyKind kind) {
  std::optional<Decision> agreed;
  for (const PolicyInForce& one : policy.alternatives) {
    Decision decision = decide(one, request, kind);
    if (!agreed) {
      agreed = std::move(decision);
    } else if (agreed->allowed() != decision.allowed()) {
      return std::nullopt;
    }
  }
  return agreed;
}

}  // namespace

Verdict Decision::allowed() const {
  switch (outcome) {
    case iam::Outcome::Allowed:
      return Verdict::Holds;
    case iam::Outcome::Unknown:
      return Verdict::Unknown;
    case iam::Outcome::NotAllowed:
    case iam::Outcome::Denied:
      break;
  }
  return Verdict::Fails;
}

void Decision::make_unknown(Missing what) {
  outcome = iam::Outcome::Unknown;
  missing = std::move(what);
}

void Decision::worsen(Decision other) {
  if (other.allowed() < allowed()) *this = std::move(other);
}

Decision decide(const PolicyInForce& policy, const iam::Request& request,
                iam::PolicyKind kind) {
  if (const auto agreed = agreement(policy, request, kind)) return *agreed;
  if (!policy.note.empty()) {
    Decision none{.outcome = iam::Outcome::NotAllowed,
                  .why = {Evidence(policy.note, Evidence::Lack::Policy)},
                  .place = policy.place,
                  .request = std::make_shared<const iam::Request>(request)};
    consider_grants(policy.grants, request, none);
    return none;
  }
  iam::Explanation found = iam::explain(policy.policy, request, kind);
  Decision decision{.outcome = found.outcome,
                    .why = std::move(found.why),
                    .missing = std::move(found.missing),
                    .place = place_of_explanation(policy, found),
                    .request = std::make_shared<const iam::Request>(request)};
  for (const iam::PolicyProblem& problem : policy.policy.problems) {
    if (problem.refused) {
      decision.why.emplace_back("AWS rejects this policy: " + problem.message);
    }
  }
  if (decision.outcome == iam::Outcome::Unknown && decision.missing.empty()) {
    decision.missing = {.what = policy.policy.reason, .help = policy.policy.help};
  }
  consider_grants(policy.grants, request, decision);
  return decision;
}

bool may_ask_for(const PolicyInForce& policy, std::string_view key) {
  return iam::may_ask_for(policy.policy, key) ||
         std::any_of(policy.alternatives.begin(), policy.alternatives.end(),
                     [&](const PolicyInForce& one) { return may_ask_for(one, key); });
}

Decision undecidable(Missing missing, Place place) {
  return {.outcome = iam::Outcome::Unknown,
          .missing = std::move(missing),
          .place = std::move(place)};
}

Decision agree(const Decision& a, const Decision& b, const std::string& difference) {
  if (a.allowed() == b.allowed() || a.allowed() == Verdict::Unknown) return a;
  if (b.allowed() == Verdict::Unknown) return b;
  Decision open = a.allowed() == Verdict::Fails ? a : b;
  open.make_unknown({.what = difference});
  return open;
}

}  // namespace trailseal::cloudtrail
