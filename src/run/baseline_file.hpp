// Baselines on disk.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "engine/baseline.hpp"

namespace trailseal::run {

Result<std::vector<engine::BaselineEntry>> read_baseline(const std::string& path);

/// Writes a baseline in the place of the file, wholly or not at all.
std::optional<Error> save_baseline(const std::vector<engine::BaselineEntry>& baseline,
                                   const std::string& path);

}  // namespace trailseal::run
