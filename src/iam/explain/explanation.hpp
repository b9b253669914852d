// Explanation: what a policy says to a request, and what decided it.
#pragma once

#include <cstddef>
#include <vector>

#include "base/evidence.hpp"
#include "base/missing.hpp"
#include "iam/evaluator.hpp"
#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

struct Explanation {
  Outcome outcome = Outcome::NotAllowed;
  /// One entry per statement, in document order, each with its hint.
  std::vector<StatementTrace> trace{};
  /// Index into `trace` of what decided: the allowing or denying statement, the nearest
  /// miss, or the statement whose unknown part decides. npos for an empty or open policy.
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t decisive = npos;
  /// The decisive statement first, then further ones that matter, three at most.
  std::vector<Evidence> why{};
  Missing missing{};  ///< for Unknown
};

/// Decides `request` by `policy`, and tells why.
Explanation explain(const Policy& policy, const Request& request, PolicyKind kind);

}  // namespace trailseal::iam
