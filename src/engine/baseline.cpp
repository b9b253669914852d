#include "engine/baseline.hpp"

#include <algorithm>

#include "engine/fingerprint.hpp"

namespace trailseal::engine {

std::vector<BaselineEntry> baseline_of(const std::vector<Result>& results, bool strict) {
  std::vector<BaselineEntry> baseline;
  for (const Result& result : results) {
    const bool counts =
        result.outcome == Outcome::Fail || (strict && result.outcome == Outcome::Unknown);
    if (!counts) continue;
    baseline.push_back({.rule = result.rule->code,
                        .resource = result.resource,
                        .fingerprint = result.fingerprint,
                        .content = content_hash(result)});
  }
  return baseline;
}

void settle_known(std::vector<Result>& results, std::vector<BaselineEntry>& baseline,
                  const std::string& reason) {
  for (Result& result : results) {
    if (result.outcome != Outcome::Fail && result.outcome != Outcome::Unknown) continue;
    const std::string content = content_hash(result);
    const auto known =
        std::find_if(baseline.begin(), baseline.end(), [&](const BaselineEntry& entry) {
          return entry.fingerprint == result.fingerprint && entry.content == content;
        });
    if (known == baseline.end()) continue;
    known->found = true;
    result.outcome = Outcome::Waived;
    result.waiver = reason;
  }
}

}  // namespace trailseal::engine
