// Answer: a verdict that explains itself.
#pragma once

#include <utility>
#include <vector>

#include "base/evidence.hpp"
#include "base/missing.hpp"
#include "base/verdict.hpp"

namespace trailseal {

struct Answer {
  Verdict verdict = Verdict::Holds;
  std::vector<Evidence> why{};
  Missing missing{};  ///< for Unknown

  /// Takes another answer to the same question where it is worse.
  void worsen(Answer other) {
    if (other.verdict < verdict) *this = std::move(other);
  }
};

}  // namespace trailseal
