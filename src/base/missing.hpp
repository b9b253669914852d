// Missing: what would have to be known, and how to give it.
#pragma once

#include <string>

namespace trailseal {

/// All empty where nothing is missing.
struct Missing {
  std::string what{};   ///< "the policy is not known: bucket `b` is not in any input"
  std::string help{};   ///< how to give it, may be empty
  std::string cause{};  ///< what `what` goes back to, where that is less; may be empty

  bool empty() const { return what.empty(); }
  /// Two missing things with one root are one thing to give.
  const std::string& root() const { return cause.empty() ? what : cause; }
  friend bool operator==(const Missing&, const Missing&) = default;
};

}  // namespace trailseal
