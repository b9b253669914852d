// Control: a control of a framework that the rules serve, and how its rules came out.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/result.hpp"
#include "rule/rule.hpp"

namespace trailseal::evidence {

/// One control of one version of a framework.
struct Control {
  std::string framework{};  ///< `CIS AWS Foundations Benchmark v5.0.0`
  std::string id{};         ///< `3.5`
  std::vector<std::string> rules{};
  /// Does it ask for the encryption of log files itself, as CloudTrail.2 does?
  bool main = false;
  std::size_t pass = 0, fail = 0, unknown = 0, waived = 0;
};

/// The controls that the results serve, by framework. Those whose rules have no result, as
/// nothing in the inputs is of their kind, are left out.
std::vector<Control> controls_of(std::span<const rule::Rule* const> rules,
                                 const std::vector<engine::Result>& results);

}  // namespace trailseal::evidence
