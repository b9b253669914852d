// What a resource policy says to a request.
//
// IAM User Guide, "Policy evaluation logic". For a service principal only the resource
// policy counts: no identity policy, no service control policy.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/evidence.hpp"
#include "base/position.hpp"
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

/// `allowed`, `denied`, `not-allowed`, `unknown`.
const char* to_string(Outcome outcome);

/// How one statement took the request.
struct StatementTrace {
  std::size_t statement = 0;  ///< index into Policy::statements
  Verdict matched = Verdict::Fails;
  Statement::Effect effect = Statement::Effect::Invalid;
  /// The first element that does not match, else the first that is unknown; Statement or
  /// Effect where these are unknown or wrong. nullopt where all match.
  std::optional<Comparison> unmet{};
  /// Of that element, else of the statement.
  Position position{};
  /// How many elements matched before it: orders near misses.
  int matched_parts = 0;
};

struct Evaluation {
  Outcome outcome = Outcome::NotAllowed;
  /// One entry per statement, in document order.
  std::vector<StatementTrace> trace{};
};

/// Decides `request` by `policy`. explain/explanation tells why.
Evaluation evaluate(const Policy& policy, const Request& request, PolicyKind kind);

}  // namespace trailseal::iam
