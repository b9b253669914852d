// Judgement: one condition, judged on one tree of facts.
#pragma once

#include <string>
#include <vector>

#include "base/missing.hpp"
#include "base/verdict.hpp"
#include "document/value.hpp"
#include "rule/rule.hpp"

namespace trailseal::engine {

/// A fact that is not known well enough to decide.
struct MissingFact {
  std::string fact{};
  Missing missing{};
};

struct Judgement {
  Verdict verdict = Verdict::Holds;
  /// The facts that keep the verdict open, in the order of the condition; empty when it
  /// is decided.
  std::vector<MissingFact> missing{};
};

/// Judges `condition` on `facts`.
Judgement judge(const rule::Condition& condition, const Value& facts);

}  // namespace trailseal::engine
