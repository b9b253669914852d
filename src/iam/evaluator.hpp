// What a resource policy says to a request, and why.
//
// IAM User Guide, "Policy evaluation logic". For a service principal only the resource
// policy counts: no identity policy, no service control policy.
#pragma once

#include <string>
#include <vector>

#include "base/evidence.hpp"
#include "base/verdict.hpp"
#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

enum class Outcome {
  Allowed,     ///< a statement allows, none can deny
  Denied,      ///< a statement denies, for certain
  NotAllowed,  ///< no statement can allow
  Unknown,     ///< what is not known decides
};

/// `allowed`, `denied`, `not allowed`, `unknown`.
const char* to_string(Outcome outcome);

/// How one statement took the request.
struct StatementTrace {
  std::size_t statement = 0;  ///< index into Policy::statements
  Verdict matched = Verdict::Fails;
  Statement::Effect effect = Statement::Effect::Invalid;
  /// The first part that did not match (or is not known): `Principal`, `Action`,
  /// `Resource`, `Condition`; `Statement` or `Effect` where these are not known or wrong;
  /// empty when all match.
  std::string part{};
  /// That part in one sentence with both sides shown, in words a person can act on:
  /// "resource `arn:aws:s3:::b/AWSLogs/*` does not cover `arn:aws:s3:::b/x/AWSLogs/...`".
  std::string reason{};
  /// For Unknown: what is missing, and how to give it.
  std::string missing{};
  std::string help{};
  /// Where that part stands in the document.
  Position position{};
  /// How many parts matched before it: orders near misses.
  int matched_parts = 0;
};

struct Evaluation {
  Outcome outcome = Outcome::NotAllowed;
  /// One entry per statement, in document order.
  std::vector<StatementTrace> trace{};
  /// Index into `trace` of what decided: the allowing or denying statement, the nearest
  /// miss, or the statement whose unknown part decides. npos for an empty or open policy.
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t decisive = npos;
  /// Lines for a report: the decisive statement first, then further ones that matter (at
  /// most three). Each begins with the statement's name.
  std::vector<Evidence> why{};
  /// For Unknown: what is missing and how to give it.
  std::string missing{};
  std::string help{};
};

/// Decides `request` by `policy`.
Evaluation evaluate(const Policy& policy, const Request& request, PolicyKind kind);

}  // namespace trailseal::iam
