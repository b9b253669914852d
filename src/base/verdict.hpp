// Three-valued logic: the one home of "yes, no, not known".
#pragma once

#include <algorithm>

namespace trailseal {

/// What a comparison, a statement or a rule says when some values are not known yet.
///
/// The order matters: a conjunction is its lowest part, a disjunction its highest.
/// The law: learning an unknown never flips `Fails` to `Holds` or back.
enum class Verdict { Fails, Unknown, Holds };

constexpr Verdict both(Verdict a, Verdict b) { return std::min(a, b); }
constexpr Verdict either(Verdict a, Verdict b) { return std::max(a, b); }

constexpr Verdict negate(Verdict v) {
  switch (v) {
    case Verdict::Fails:
      return Verdict::Holds;
    case Verdict::Holds:
      return Verdict::Fails;
    case Verdict::Unknown:
      break;
  }
  return Verdict::Unknown;
}

constexpr Verdict verdict_of(bool holds) {
  return holds ? Verdict::Holds : Verdict::Fails;
}

}  // namespace trailseal
