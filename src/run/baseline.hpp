// Findings that were there before do not count; those that are gone are said.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "engine/result.hpp"
#include "run/run_request.hpp"

namespace trailseal::run {

struct Settled {
  std::vector<engine::Result> results{};
  std::vector<Diagnostic> diagnostics{};
};

/// Reads, writes or prunes the baseline that is asked for, and waives the results that
/// are in it. With `strict` what cannot be decided is written too.
Settled settle_baseline(const BaselineRequest& request, bool strict,
                        std::vector<engine::Result> results);

}  // namespace trailseal::run
