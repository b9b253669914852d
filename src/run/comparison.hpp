// Comparison: which findings are new since an earlier commit, where no plan tells.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "engine/result.hpp"
#include "run/settings.hpp"

namespace trailseal::run {

struct Comparison {
  std::vector<engine::Result> fixed{};  ///< failing at the commit, and not any more
  /// Inputs that only the commit has; `fixed` counts them behind those of the run.
  std::vector<Input> gone{};
  std::vector<Diagnostic> diagnostics{};
  std::string commit{};  ///< its id
};

/// Judges the inputs as `Settings::compare` has them, by the settings of this run, and
/// says of each failing one of `results` whether it is new or existing. Errors: no repository, no
/// such commit, its files cannot be read.
Result<Comparison> compare_with_commit(const Settings& settings, std::istream& in,
                                       const std::vector<Input>& inputs,
                                       std::vector<engine::Result>& results);

}  // namespace trailseal::run
