// Result: one rule judged on one subject.
#pragma once

#include <string>
#include <vector>

#include "base/evidence.hpp"
#include "base/missing.hpp"
#include "cloudtrail/assessment.hpp"
#include "rule/rule.hpp"

namespace trailseal::engine {

enum class Outcome { Pass, Fail, Unknown, Waived };
const char* to_string(Outcome outcome);

/// What a plan has to do with a failing result (see history.hpp).
enum class History { Untold, New, Existing, Fixed };
/// `new`, `existing`, `fixed`; empty where it is not told.
const char* to_string(History history);

struct Result {
  const rule::Rule* rule = nullptr;
  Outcome outcome = Outcome::Pass;
  std::string trail{};     ///< empty where no trail is involved
  std::size_t input = 0;   ///< of the subject: with `trail`, which trail it is
  std::string resource{};  ///< the resource to fix or look at
  std::string message{};   ///< one sentence
  std::vector<Evidence> why{};
  Missing missing{};  ///< for Unknown
  Place place{};
  Scenario scenario{};              ///< where it holds; empty: in all
  std::vector<Scenario> further{};  ///< other choices under which the same holds
  std::string waiver{};             ///< for Waived: the reason
  std::string waived_until{};       ///< for Waived: the last day, or empty
  History history = History::Untold;
  std::string fingerprint{};  ///< stable, without line numbers
};

}  // namespace trailseal::engine
