// Control: a control of a framework that the rules serve, and how its rules came out.
#pragma once

#include <string>
#include <vector>

#include "engine/result.hpp"
#include "report/outcome_count.hpp"

namespace trailseal::report {

/// One control of one version of a framework.
struct Control {
  std::string framework{};           ///< `CIS AWS Foundations Benchmark v5.0.0`
  std::string id{};                  ///< `3.5`
  std::vector<std::string> rules{};  ///< codes of those that were judged
  /// Does it ask for the encryption of log files itself, as CloudTrail.2 does?
  bool main = false;
  OutcomeCount outcomes{};
};

/// The controls that the rules of the results serve, by framework.
std::vector<Control> controls_of(const std::vector<engine::Result>& results);

}  // namespace trailseal::report
