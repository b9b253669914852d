// The findings below --fail-on, rule by rule: reports tell them once for all trails.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/report.hpp"

namespace trailseal::report {

/// The findings of one rule.
struct LowFindings {
  const rule::Rule* rule = nullptr;
  std::vector<const engine::Result*> results{};
  std::vector<std::string> places{};  ///< the resources they are on, each once
};

/// The more severe first, then by code. Empty where every finding is told in full.
std::vector<LowFindings> low_findings(const Report& report);

/// How many they are.
std::size_t count_of(const std::vector<LowFindings>& all);

/// "3 findings below `--fail-on medium`".
std::string low_heading(const Report& report, const std::vector<LowFindings>& all);

/// "Bucket policy does not deny requests without TLS: 3 resources (1 new)"; of one
/// resource in a report of one trail the fault alone.
std::string low_sentence(const Report& report, const LowFindings& low);

}  // namespace trailseal::report
