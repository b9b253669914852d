// CharacterSteps: what a pattern or a text can be, letter by letter.
//
// Each step is a set of characters, taken once or any number of times. A symbol becomes
// the steps of its class.
#pragma once

#include <bitset>
#include <span>
#include <vector>

#include "base/letter_walk.hpp"

namespace trailseal {

/// Characters: each of ASCII by itself; beyond it none, a certain one, or all.
struct CharSet {
  static constexpr char32_t kNone = 0;
  static constexpr char32_t kAll = 0xFFFFFFFF;

  std::bitset<128> ascii{};
  char32_t beyond = kNone;

  bool meets(const CharSet& other) const {
    if ((ascii & other.ascii).any()) return true;
    if (beyond == kNone || other.beyond == kNone) return false;
    return beyond == other.beyond || beyond == kAll || other.beyond == kAll;
  }
};

/// A set of characters that is taken.
struct Step {
  CharSet set{};
  bool repeats = false;  ///< any number of times, none included
};
using Steps = std::vector<Step>;

Steps steps_of(std::span<const Atom> atoms);

/// Is there a string that both rows of steps accept?
bool can_meet(const Steps& a, const Steps& b);

}  // namespace trailseal
