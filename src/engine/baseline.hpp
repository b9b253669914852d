// Baseline: the findings that are there already and do not count until they change.
#pragma once

#include <string>
#include <vector>

#include "engine/result.hpp"

namespace trailseal::engine {

struct BaselineEntry {
  std::string rule{};      ///< code
  std::string resource{};  ///< address
  std::string fingerprint{};
  std::string content{};  ///< hash of what was said
  bool found = false;     ///< the finding is still there
};

/// The failing results as a baseline has them; with `strict` the unknown ones too.
std::vector<BaselineEntry> baseline_of(const std::vector<Result>& results, bool strict);

/// Failing and unknown results that are in the baseline become waived, with `reason`;
/// the entries that meant one become found.
void settle_known(std::vector<Result>& results, std::vector<BaselineEntry>& baseline,
                  const std::string& reason);

}  // namespace trailseal::engine
